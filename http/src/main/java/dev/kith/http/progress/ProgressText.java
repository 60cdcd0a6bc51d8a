package dev.kith.http.progress;

import static dev.kith.config.Text.format;

import dev.kith.http.report.Figures;
import dev.kith.http.report.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Progress as text. Pure functions. */
public final class ProgressText {
    private static final int LEAST_BAR = 10;
    private static final int MOST_BAR = 30;
    private static final String GAP = "  ";

    private ProgressText() {}

    /** Loss, accuracy of the pseudo-labels and of the newest evaluation, as far as they are known. */
    public static List<String> figures(Map<String, Double> metrics, Map<String, Double> evaluation) {
        List<String> figures = new ArrayList<>();
        value(metrics, "loss").ifPresent(loss -> figures.add("loss " + Figures.decimal(loss, 3)));
        value(metrics, "pseudo_label/accuracy").ifPresent(a -> figures.add("pseudo-labels " + Figures.percent(a)));
        Stream.of("eval/accuracy", "eval/knn_top1", "eval/linear_top1")
                .flatMap(name -> value(evaluation, name).stream())
                .findFirst()
                .ifPresent(accuracy -> figures.add("validation " + Figures.percent(accuracy)));
        return figures;
    }

    /** For a log: {@code step 410/1200 (34 %)  18.3 steps/s  0:43 left  loss 4.210}. */
    static String line(Snapshot now) {
        List<String> parts = new ArrayList<>();
        parts.add(format("step %d/%d (%.0f %%)", now.done(), now.total(), Math.floor(100 * now.share())));
        rate(now).ifPresent(rate -> parts.add(rate + " steps/s"));
        left(now).ifPresent(parts::add);
        parts.addAll(now.figures());
        return String.join(GAP, parts);
    }

    /**
     * For a terminal, exactly as wide as it: a bar, then as many of the figures as there is room for.
     *
     * @param width in characters
     */
    static String bar(Snapshot now, int width, Style style) {
        String head = format("%s %3.0f %% ", now.activity(), Math.floor(100 * now.share()));
        List<String> parts = new ArrayList<>();
        parts.add(now.done() + "/" + now.total());
        rate(now).ifPresent(rate -> parts.add(rate + "/s"));
        left(now).ifPresent(parts::add);
        parts.addAll(now.figures());
        StringBuilder tail = new StringBuilder();
        for (String part : parts) {
            if (head.length() + LEAST_BAR + tail.length() + GAP.length() + part.length() > width) {
                break;
            }
            tail.append(GAP).append(part);
        }
        int room = Math.max(0, width - head.length() - tail.length());
        String text = head + blocks(now.share(), Math.min(MOST_BAR, room), style) + tail;
        return pad(text, width);
    }

    /** A bar filled from the left; with eighths of a block where the terminal has them. */
    static String blocks(double share, int width, Style style) {
        if (!style.unicode()) {
            int full = (int) Math.floor(share * width);
            return "#".repeat(full) + ".".repeat(width - full);
        }
        int eighths = (int) Math.floor(share * width * 8);
        StringBuilder bar = new StringBuilder("█".repeat(eighths / 8));
        if (eighths % 8 > 0) {
            bar.append((char) ('█' + 8 - eighths % 8)); // U+2588 is full, U+258F one eighth
        }
        return bar + "·".repeat(width - bar.length());
    }

    static String pad(String text, int width) {
        return text.length() >= width ? text.substring(0, width) : text + " ".repeat(width - text.length());
    }

    private static Optional<String> rate(Snapshot now) {
        return now.perSecond().isPresent()
                ? Optional.of(Figures.decimal(now.perSecond().getAsDouble(), 1))
                : Optional.empty();
    }

    private static Optional<String> left(Snapshot now) {
        return now.secondsLeft().isPresent()
                ? Optional.of(Figures.duration(now.secondsLeft().getAsDouble()) + " left")
                : Optional.empty();
    }

    private static Optional<Double> value(Map<String, Double> values, String name) {
        return Optional.ofNullable(values.get(name));
    }
}
