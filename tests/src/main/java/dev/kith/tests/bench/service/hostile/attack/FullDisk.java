package dev.kith.tests.bench.service.hostile.attack;

import static dev.kith.config.Text.format;

import dev.kith.tests.bench.service.hostile.site.StrictRun;
import dev.kith.tests.bench.service.hostile.wire.Pause;
import dev.kith.tests.bench.service.hostile.wire.RawAnswer;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets every write to a file fail by a limit of the process, as on a full disk, and takes the limit away again. */
final class FullDisk implements Attack {
    private static final double MOST_SECONDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration WRITTEN_BY = Duration.ofSeconds(30);

    @Override
    public void mount(Arena arena) throws IOException, InterruptedException {
        if (!limit(arena, "0")) {
            arena.skip("prlimit cannot take room away from a process here");
            return;
        }
        try {
            boolean told = Pause.awaits(PATIENCE, () -> {
                change(arena, 0.0011);
                return arena.ask(RawRequest.get("/health/ready")).isUnavailable();
            });
            arena.asks(told, "readiness is 503 when nothing can be written");
            double slowest = 0;
            int refused = 0;
            int commands = 0;
            while (commands == 0 || arena.crowd().goesOn()) {
                commands += 2;
                long begun = System.nanoTime();
                refused += change(arena, 0.0012 + commands * 1e-6) ? 1 : 0;
                refused += put(arena, "full-" + commands) ? 1 : 0;
                slowest = Math.max(slowest, (System.nanoTime() - begun) / 2e9);
            }
            arena.asks(
                    refused == commands && slowest < MOST_SECONDS,
                    "%d of %d commands got 503 with a reason, after %.2f s at most (asked: all, under %.0f s)",
                    refused,
                    commands,
                    slowest,
                    MOST_SECONDS);
        } finally {
            limit(arena, "unlimited");
        }
        // A run that could not write a checkpoint has failed: that is no fault, if it says so and goes on afterwards.
        // What is told
        // of it stands still until its end can be written.
        long told = arena.site().run(arena.beside()).path("step").asLong();
        boolean goesOn = Pause.awaits(WRITTEN_BY, () -> {
            if (arena.site().status(arena.beside()).equals("failed")) {
                arena.steering().resume(arena.beside());
            }
            return StrictRun.goesOn(arena.site().run(arena.beside()), told + 1);
        });
        arena.asks(goesOn, "the run goes on with room");
    }

    /** Whether it got what is asked for. */
    private static boolean change(Arena arena, double rate) {
        try {
            return isTold(arena.steering().rate(Arena.RESTING, rate));
        } catch (IOException none) {
            arena.tally().counted("no-answer");
            return false;
        }
    }

    private static boolean put(Arena arena, String name) {
        try {
            RawAnswer answer = arena.steering().put(name, arena.strict().body());
            return isTold(answer);
        } catch (IOException none) {
            arena.tally().counted("no-answer");
            return false;
        }
    }

    private static boolean isTold(RawAnswer answer) {
        return answer.isUnavailable()
                && answer.header("retry-after").isPresent()
                && !answer.json().path("detail").asText().isEmpty();
    }

    private static boolean limit(Arena arena, String bytes) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(
                            "prlimit", format("--pid=%d", arena.site().process()), format("--fsize=%s:", bytes))
                    .redirectErrorStream(true)
                    .start();
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException none) {
            return false;
        }
    }
}
