package dev.kith.http.progress;

import static dev.kith.config.Text.format;

import dev.kith.http.report.FoundText;
import dev.kith.http.report.Style;
import dev.kith.model.run.FoundData;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** One line of a terminal that is drawn over and over; notices and phases stay above it. */
public final class BarProgress implements Progress {
    private static final int REDRAW_MILLIS = 200;

    private final PrintStream err;
    private final int width;
    private final Style style;
    private final RunTracker tracker;
    private Optional<ProgressBar> bar = Optional.empty();

    /**
     * @param columns width of the terminal
     * @param nanoTime a clock that never goes back
     */
    public BarProgress(PrintStream err, int columns, Style style, LongSupplier nanoTime) {
        this.err = err;
        this.width = columns - 1; // the last column would wrap
        this.style = style;
        this.tracker = new RunTracker(nanoTime);
    }

    @Override
    public synchronized void phase(String name) {
        finishBar();
        tracker.phase(name);
        write(style.dim(name + " …"), "");
    }

    @Override
    public synchronized void found(FoundData found) {
        write("", "");
        err.print(style.shown(FoundText.of(found, style)));
        err.flush();
    }

    @Override
    public synchronized void stepped(long step, long totalSteps, Map<String, Double> metrics) {
        tracker.stepped(step, totalSteps, metrics);
        if (bar.isEmpty()) {
            bar = Optional.of(start(totalSteps));
        }
        bar.get().stepTo(step + 1);
    }

    private ProgressBar start(long totalSteps) {
        return new ProgressBarBuilder()
                .setInitialMax(totalSteps)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .setConsumer(new Drawing(err, width))
                .setRenderer((state, room) -> ProgressText.bar(tracker.snapshot(), width, style))
                .build();
    }

    @Override
    public synchronized void evaluated(long step, Map<String, Double> metrics) {
        tracker.evaluated(step, metrics);
        String figures = String.join("  ", ProgressText.figures(Map.of(), metrics));
        write(style.dim(format("step %d: %s", step, figures)), System.lineSeparator());
    }

    @Override
    public synchronized void notice(String text) {
        write(style.warning(text), System.lineSeparator());
    }

    /** Writes over the line. One print: the bar's thread writes to the same stream. */
    private void write(String text, String end) {
        err.print("\r" + " ".repeat(width) + "\r" + style.shown(text) + end);
        err.flush();
    }

    private void finishBar() {
        if (bar.isPresent()) {
            bar.get().close();
            bar = Optional.empty();
            err.println();
        }
    }

    /** Draws over the line; whether it is ended does not depend on how often it was drawn. */
    private static final class Drawing extends ConsoleProgressBarConsumer {

        Drawing(PrintStream err, int width) {
            super(err, width);
        }

        @Override
        public void close() {}
    }

    @Override
    public synchronized void close() {
        if (bar.isPresent()) {
            finishBar();
        } else {
            write("", "");
        }
    }
}
