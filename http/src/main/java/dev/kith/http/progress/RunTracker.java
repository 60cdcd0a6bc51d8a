package dev.kith.http.progress;

import dev.kith.model.run.RunListener;
import java.util.Map;
import java.util.function.LongSupplier;

/** Remembers the newest of what a run tells. Thread-safe: a bar is drawn by a thread of its own. */
final class RunTracker implements RunListener {
    private static final long WINDOW_NANOS = 20_000_000_000L;

    private final LongSupplier nanoTime;
    private Pace pace = new Pace(WINDOW_NANOS);
    private String activity = "";
    private long done;
    private long total;
    private Map<String, Double> metrics = Map.of();
    private Map<String, Double> evaluation = Map.of();

    /** @param nanoTime a clock that never goes back */
    RunTracker(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void phase(String name) {
        activity = name;
        pace = new Pace(WINDOW_NANOS);
    }

    @Override
    public synchronized void stepped(long step, long totalSteps, Map<String, Double> newest) {
        done = step + 1;
        total = totalSteps;
        metrics = newest;
        pace.add(nanoTime.getAsLong(), done);
    }

    @Override
    public synchronized void evaluated(long step, Map<String, Double> newest) {
        evaluation = newest;
    }

    synchronized Snapshot snapshot() {
        return new Snapshot(activity, done, total, pace.perSecond(), ProgressText.figures(metrics, evaluation));
    }
}
