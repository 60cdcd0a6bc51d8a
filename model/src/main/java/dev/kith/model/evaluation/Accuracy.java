package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

/** How often a classifier was right. */
public record Accuracy(int right, int total) {

    /** Counts equal labels. */
    public static Accuracy of(int[] truth, int[] predicted) {
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(format("%d labels, %d predictions", truth.length, predicted.length));
        }
        int right = 0;
        for (int i = 0; i < truth.length; i++) {
            right += truth[i] == predicted[i] ? 1 : 0;
        }
        return new Accuracy(right, truth.length);
    }

    /** Share of right predictions, 0 … 1; not a number if there are none. */
    public double value() {
        return (double) right / total;
    }

    /** Binomial standard error of the value: √(p (1 − p) / n). */
    public double standardError() {
        return Math.sqrt(value() * (1 - value()) / total);
    }
}
