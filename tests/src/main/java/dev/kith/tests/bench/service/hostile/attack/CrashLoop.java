package dev.kith.tests.bench.service.hostile.attack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.tests.bench.service.hostile.wire.Pause;
import dev.kith.tests.bench.service.hostile.wire.RawAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * A run with which the process dies each time: the benchmark kills the service as soon as the run is under way, as an
 * out-of-memory killer would. After two such ends without a new checkpoint the run is failed, and the service can be used.
 */
final class CrashLoop implements Attack {
    private static final String RUN = "crashes";
    private static final int MOST_KILLS = 4;
    private static final int ASKED_KILLS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<String> UNDER_WAY = Set.of("starting", "running");

    @Override
    public void mount(Arena arena) throws IOException {
        arena.steering().put(RUN, arena.strict().body(Map.of("budget.steps", 1_000_000, "checkpoint.every-steps", 0)));
        int kills = 0;
        while (kills < MOST_KILLS && awaitsAttempt(arena)) {
            arena.site().kill();
            kills++;
            double seconds = arena.site().restart();
            arena.asks(seconds < PATIENCE.toSeconds(), "listens %.1f s after death %d", seconds, kills);
        }
        JsonNode run = arena.site().run(RUN);
        arena.asks(
                kills == ASKED_KILLS && run.path("status").asText().equals("failed"),
                "after %d deaths (asked: %d) the run is %s: %s",
                kills,
                ASKED_KILLS,
                run.path("status").asText(),
                run.path("reason").asText());
        RawAnswer next = arena.steering().put("next", arena.strict().body(Map.of("budget.steps", 20)));
        boolean turn = Pause.awaits(PATIENCE, () -> !arena.site().status("next").equals("created"));
        arena.asks(next.isGood() && turn, "the next run has its turn");
        RawAnswer deleted = arena.steering().delete(RUN);
        arena.asks(deleted.isGood(), "the run can be deleted: %d", deleted.status());
    }

    /** Whether the run begins once more; false as soon as it is failed. */
    private static boolean awaitsAttempt(Arena arena) throws IOException {
        Pause.awaits(PATIENCE, () -> {
            String status = arena.site().status(RUN);
            return UNDER_WAY.contains(status) || status.equals("failed");
        });
        return UNDER_WAY.contains(arena.site().status(RUN));
    }
}
