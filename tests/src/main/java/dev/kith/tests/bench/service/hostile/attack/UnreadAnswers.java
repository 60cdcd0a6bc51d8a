package dev.kith.tests.bench.service.hostile.attack;

import dev.kith.tests.bench.service.hostile.wire.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Streams of events and long answers that are asked for and never read, by windows of some kilobytes. */
final class UnreadAnswers implements Attack {
    private static final int STREAMS = 250;
    private static final int ANSWERS = 100;
    private static final Duration LOOK = Duration.ofMillis(100);

    @Override
    public void mount(Arena arena) throws IOException {
        List<String> paths = Stream.of(
                        Collections.nCopies(STREAMS, "/v1/runs/" + Arena.RESTING + "/events"),
                        Collections.nCopies(ANSWERS, "/v1/presets"),
                        Collections.nCopies(ANSWERS, "/openapi.yaml"),
                        Collections.nCopies(ANSWERS, "/v1/runs/" + Arena.RESTING + "/embeddings?points=5000"))
                .flatMap(List::stream)
                .toList();
        try (EventReaders unread = new EventReaders(arena, paths)) {
            while (arena.crowd().goesOn()) {
                Pause.of(LOOK);
            }
            arena.tally().counted("unread");
        }
    }
}
