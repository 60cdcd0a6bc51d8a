package dev.kith.tests.bench.service.hostile.attack;

import dev.kith.tests.bench.service.hostile.site.StrictRun;
import dev.kith.tests.bench.service.hostile.wire.Pause;
import dev.kith.tests.bench.service.hostile.wire.RawConnection;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stops a run in each of its phases, all of them long, while another one waits for its turn. */
final class StoppedPhases implements Attack {
    private static final double MOST_SECONDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GIVES_UP = Duration.ofSeconds(6);
    private static final Set<String> ENDED = Set.of("stopped", "completed", "failed");
    private static final List<Phase> PHASES = List.of(
            new Phase("preparing", Map.of("data.shapes-train", 60_000, "data.image-size", 64, "pipeline.workers", 1)),
            new Phase("training", Map.of("budget.steps", 1_000_000)),
            new Phase("evaluating", Map.of("budget.steps", 20, "finetune.steps", 200_000)),
            new Phase("labelling", Map.of("budget.steps", 20, "data.shapes-train", 60_000)));

    /** @param settings that make it long */
    private record Phase(String name, Map<String, Object> settings) {}

    @Override
    public void mount(Arena arena) throws IOException, InterruptedException {
        arena.steering().pause(arena.beside());
        StrictRun.end(arena.site(), arena.beside(), PATIENCE);
        for (Phase phase : PHASES) {
            stop(arena, phase);
        }
        arena.steering().resume(arena.beside());
    }

    private static void stop(Arena arena, Phase phase) throws IOException {
        String run = "phase-" + phase.name();
        String next = "after-" + phase.name();
        arena.steering().put(run, arena.strict().body(phase.settings()));
        arena.steering().put(next, arena.strict().body(Map.of("budget.steps", 20)));
        if (!awaitPhase(arena, run, phase.name())) {
            arena.asks(false, "the run did not come to its phase %s", phase.name());
        }
        long begun = System.nanoTime();
        arena.steering().stop(run);
        boolean ended = Pause.awaits(GIVES_UP, () -> ENDED.contains(arena.site().status(run)));
        double seconds = (System.nanoTime() - begun) / 1e9;
        boolean turn = Pause.awaits(GIVES_UP, () -> !arena.site().status(next).equals("created"));
        String status = arena.site().status(run);
        arena.asks(
                ended && turn && seconds < MOST_SECONDS,
                "%s: %s %.2f s after stop (asked: at rest in %.0f s), the next run %s",
                phase.name(),
                status,
                seconds,
                MOST_SECONDS,
                turn ? "has its turn" : "waits");
        if (!ended) {
            arena.site().restart(); // the place would stay taken
        }
        arena.steering().remove(run);
        arena.steering().remove(next);
    }

    private static boolean awaitPhase(Arena arena, String run, String phase) throws IOException {
        if (phase.equals("preparing")) {
            return Pause.awaits(PATIENCE, () -> arena.site().status(run).equals("starting"));
        }
        RawRequest events =
                RawRequest.get("/v1/runs/" + run + "/events").token(arena.site().readToken());
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (RawConnection stream = arena.connect()) {
            stream.ask(events);
            while (System.nanoTime() - end < 0) {
                if (stream.line().contains("\"" + phase + "\"")) {
                    return true;
                }
            }
        }
        return false;
    }
}
