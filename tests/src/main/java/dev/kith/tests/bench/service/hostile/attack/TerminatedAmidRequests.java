package dev.kith.tests.bench.service.hostile.attack;

import dev.kith.tests.bench.service.hostile.wire.Pause;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;

/** Asks the process to end while requests are under way and streams are open, and starts it again. */
final class TerminatedAmidRequests implements Attack {
    private static final int MEMBERS = 8;
    private static final int READERS = 50;
    private static final int SHOWN = 5;
    private static final List<String> READS = List.of("", "/queue", "/metrics?names=loss", "/checkpoints");
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final Duration GIVES_UP = Duration.ofSeconds(30);

    @Override
    public void mount(Arena arena) throws IOException, InterruptedException {
        CommandStorm storm = new CommandStorm(arena, "ended");
        DoubleAdder seconds = new DoubleAdder();
        Thread ender = new Thread(() -> end(arena, seconds), "ender");
        List<String> paths = new ArrayList<>(Collections.nCopies(READERS, "/v1/runs/" + arena.beside() + "/events"));
        try (EventReaders readers = new EventReaders(arena, paths)) {
            ender.start();
            arena.crowd().act(MEMBERS, (member, round) -> {
                if (member % 2 == 0) {
                    storm.once(member, round);
                } else {
                    arena.ask(RawRequest.get("/v1/runs/" + Arena.RESTING + READS.get(round % READS.size())));
                }
            });
            ender.join();
            readers.read();
        }
        arena.asks(
                seconds.sum() > 0 && seconds.sum() < MOST.toSeconds(),
                "ended %.1f s after SIGTERM (asked: under %d s)",
                seconds.sum(),
                MOST.toSeconds());
        List<String> broken = arena.promises().broken(arena.site()::ask);
        arena.asks(
                broken.isEmpty(),
                "%d of %d acknowledged commands do not hold after SIGTERM %s",
                broken.size(),
                arena.promises().count(),
                broken.subList(0, Math.min(SHOWN, broken.size())));
        storm.clear();
    }

    private static void end(Arena arena, DoubleAdder seconds) {
        Pause.of(arena.time().dividedBy(2));
        long begun = System.nanoTime();
        try {
            if (arena.site().terminate(GIVES_UP)) {
                seconds.add((System.nanoTime() - begun) / 1e9);
            }
            arena.site().restart();
        } catch (IOException failure) {
            arena.asks(false, "it can be started again: %s", failure.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
