package dev.kith.http.progress;

import static dev.kith.config.Text.format;

import dev.kith.http.report.FoundText;
import dev.kith.http.report.Style;
import dev.kith.model.run.FoundData;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/** Lines for a log: phases, evaluations and notices as they come, steps only every few seconds. */
public final class LineProgress implements Progress {
    private final PrintStream err;
    private final Style style;
    private final LongSupplier nanoTime;
    private final long intervalNanos;
    private final RunTracker tracker;
    private long lastNanos;

    /**
     * @param interval least time between two lines about steps
     * @param nanoTime a clock that never goes back
     */
    public LineProgress(PrintStream err, Style style, Duration interval, LongSupplier nanoTime) {
        this.err = err;
        this.style = style;
        this.nanoTime = nanoTime;
        this.intervalNanos = interval.toNanos();
        this.tracker = new RunTracker(nanoTime);
        this.lastNanos = nanoTime.getAsLong() - intervalNanos;
    }

    @Override
    public synchronized void phase(String name) {
        tracker.phase(name);
        print(name + " …");
    }

    @Override
    public synchronized void found(FoundData found) {
        err.print(style.shown(FoundText.of(found, style)));
        err.flush();
    }

    /** The first and the last step are always told. */
    @Override
    public synchronized void stepped(long step, long totalSteps, Map<String, Double> metrics) {
        tracker.stepped(step, totalSteps, metrics);
        long now = nanoTime.getAsLong();
        if (now - lastNanos >= intervalNanos || step + 1 == totalSteps) {
            lastNanos = now;
            print(ProgressText.line(tracker.snapshot()));
        }
    }

    @Override
    public synchronized void evaluated(long step, Map<String, Double> metrics) {
        tracker.evaluated(step, metrics);
        print(format("step %d: %s", step, String.join("  ", ProgressText.figures(Map.of(), metrics))));
    }

    @Override
    public synchronized void notice(String text) {
        print(text);
    }

    private void print(String text) {
        err.println(style.shown(text));
    }

    @Override
    public void close() {}
}
