package dev.kith.tests.bench.service.hostile.attack;

import dev.kith.tests.bench.service.hostile.wire.Pause;
import dev.kith.tests.bench.service.hostile.wire.RawConnection;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Long answers, asked for again as soon as they have come, beside many readers of events. */
final class ListingStorm implements Attack {
    private static final int READERS = 300;
    private static final int MEMBERS = 16;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final List<String> LISTINGS = List.of(
            "/v1/runs",
            "/v1/presets",
            "/v1/runs/resting",
            "/v1/runs/resting/labels?order=confidence&limit=100",
            "/v1/runs/resting/embeddings?points=5000",
            "/v1/runs/resting/queue",
            "/v1/runs/resting/metrics?points=5000",
            "/v1/runs/resting/found",
            "/metrics",
            "/openapi.yaml");

    @Override
    public void mount(Arena arena) throws IOException, InterruptedException {
        try (EventReaders readers =
                new EventReaders(arena, Collections.nCopies(READERS, "/v1/runs/" + Arena.RESTING + "/events"))) {
            // The last member reads the streams.
            arena.crowd().act(MEMBERS + 1, (member, round) -> {
                if (member == MEMBERS) {
                    readers.read();
                    Pause.of(LOOK);
                } else {
                    list(arena);
                }
            });
        }
    }

    private static void list(Arena arena) throws IOException {
        try (RawConnection connection = arena.connect()) {
            for (String listing : LISTINGS) {
                RawRequest request = RawRequest.get(listing).token(arena.site().readToken());
                arena.tally().sent();
                arena.tally().answered(request, connection.ask(request));
            }
        }
    }
}
