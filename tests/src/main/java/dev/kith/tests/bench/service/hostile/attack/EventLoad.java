package dev.kith.tests.bench.service.hostile.attack;

import dev.kith.tests.bench.service.Latency;
import dev.kith.tests.bench.service.LoadProcess;
import java.io.IOException;

/** As many readers and requests as a service has to bear at any time, with the client of the benchmark of load. */
final class EventLoad implements Attack {
    private static final int READERS = 300;
    private static final int RATE = 200;
    private static final double P99_MILLIS = 320;
    private static final double MOST_MILLIS = 1_000;

    @Override
    public void mount(Arena arena) throws IOException {
        try (LoadProcess load = LoadProcess.start(
                arena.site().address(), arena.beside(), arena.site().readToken(), READERS, RATE)) {
            LoadProcess.Seen seen = load.load(arena.time().toMillis() / 1e3);
            Latency latency = seen.latency();
            arena.tally().sent(latency.count());
            arena.tally().counted("200", latency.count() - seen.errors());
            arena.asks(
                    latency.p99() < P99_MILLIS && latency.max() < MOST_MILLIS,
                    "%d requests: p50 %.1f ms, p99 %.1f ms, slowest %.1f ms (asked: under %.0f ms and %.0f ms)",
                    latency.count(),
                    latency.p50(),
                    latency.p99(),
                    latency.max(),
                    P99_MILLIS,
                    MOST_MILLIS);
            arena.asks(
                    seen.errors() == 0 && seen.disorder() == 0,
                    "%d errors, %d events lost or out of order (asked: none) %s",
                    seen.errors(),
                    seen.disorder(),
                    seen.words());
        }
    }
}
