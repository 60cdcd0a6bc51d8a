package dev.kith.tests.bench.service;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Phases with and without load beside one run, in turn. */
final class LoadRounds implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 150;
    /** After a phase, until connections are closed and forgotten. */
    private static final double SETTLE_SECONDS = 1;

    private final ServedRun served;
    private final LoadProcess client;
    private final StepPace pace;

    /** @param load what the loaded phases ask for */
    LoadRounds(ServedRun served, LoadSpec load) throws IOException {
        this.served = served;
        this.client = new LoadProcess(load);
        this.pace = new StepPace(served.runs(), load.run());
    }

    /** Lets the run make some steps, and both sides be compiled. */
    LoadResult warmUp(long steps, double seconds) throws IOException, InterruptedException {
        pace.await(steps, PATIENCE_SECONDS);
        return loaded(seconds).result();
    }

    /** Both phases; {@code quietFirst} says in which order, so that what changes slowly favours neither. */
    Round round(double seconds, boolean quietFirst) throws IOException {
        if (quietFirst) {
            Round.Phase quiet = quiet(seconds);
            Loaded loaded = loaded(seconds);
            return new Round(quiet, loaded.phase(), loaded.result());
        }
        Loaded loaded = loaded(seconds);
        return new Round(quiet(seconds), loaded.phase(), loaded.result());
    }

    private record Loaded(Round.Phase phase, LoadResult result) {}

    private Round.Phase quiet(double seconds) throws IOException {
        pass(SETTLE_SECONDS);
        Watch watch = new Watch();
        pass(seconds);
        return watch.phase();
    }

    private Loaded loaded(double seconds) throws IOException {
        client.begin(seconds);
        Watch watch = new Watch();
        LoadResult result = client.result();
        return new Loaded(watch.phase(), result);
    }

    private static void pass(double seconds) {
        long end = System.nanoTime() + Math.round(seconds * 1e9);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** From its making on. */
    private final class Watch {
        private final long begun = System.nanoTime();
        private final Optional<ProcessThreads> before = ProcessThreads.of(served.process());

        private Watch() throws IOException {}

        private Round.Phase phase() throws IOException {
            long end = System.nanoTime();
            Optional<ProcessThreads> after = ProcessThreads.of(served.process());
            return new Round.Phase(
                    (end - begun) / 1e9,
                    pace.stepsPerSecond(begun, end),
                    before.flatMap(earlier -> after.map(later -> later.since(earlier))));
        }
    }

    @Override
    public void close() {
        pace.close();
        client.close();
    }
}
