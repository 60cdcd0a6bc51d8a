package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Counts of (true class, predicted class).
 *
 * @param classes names, in the order of the class numbers
 * @param counts a list for each true class, an entry for each predicted one
 */
public record ConfusionMatrix(List<String> classes, List<List<Integer>> counts) {

    public ConfusionMatrix {
        classes = List.copyOf(classes);
        counts = counts.stream().map(List::copyOf).toList();
    }

    /**
     * Counts predictions.
     *
     * @throws IllegalArgumentException if a label or prediction is no class, or their numbers differ
     */
    public static ConfusionMatrix of(List<String> classes, int[] truth, int[] predicted) {
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(format("%d labels, %d predictions", truth.length, predicted.length));
        }
        int size = classes.size();
        Integer[][] counts = new Integer[size][size];
        for (Integer[] row : counts) {
            Arrays.fill(row, 0);
        }
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] < 0 || truth[i] >= size || predicted[i] < 0 || predicted[i] >= size) {
                throw new IllegalArgumentException(
                        format("label %d, prediction %d of %d classes", truth[i], predicted[i], size));
            }
            counts[truth[i]][predicted[i]]++;
        }
        return new ConfusionMatrix(classes, Arrays.stream(counts).map(List::of).toList());
    }

    /** Share of the diagonal. */
    public Accuracy accuracy() {
        int right = 0;
        int total = 0;
        for (int k = 0; k < classes.size(); k++) {
            right += counts.get(k).get(k);
            total += rowSum(k);
        }
        return new Accuracy(right, total);
    }

    /** Share of right ones among those predicted as the class; empty if it was never predicted. */
    public OptionalDouble precision(int k) {
        int predicted = counts.stream().mapToInt(row -> row.get(k)).sum();
        return ratio(counts.get(k).get(k), predicted);
    }

    /** Share of the class that was predicted as such; empty if there is no example of it. */
    public OptionalDouble recall(int k) {
        return ratio(counts.get(k).get(k), rowSum(k));
    }

    /** Aligned text: a line for each true class with its recall, precision in the last line. */
    public String toTable() {
        return ConfusionTable.of(this);
    }

    private int rowSum(int k) {
        return counts.get(k).stream().mapToInt(Integer::intValue).sum();
    }

    private static OptionalDouble ratio(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
