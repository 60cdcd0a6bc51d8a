package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

/**
 * What a classifier says, a value a row.
 *
 * @param labels predicted classes
 * @param confidences 0 … 1
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read by metrics and writers, compared nowhere
public record Predictions(int[] labels, float[] confidences) {

    public Predictions {
        if (labels.length != confidences.length) {
            throw new IllegalArgumentException(format("%d labels, %d confidences", labels.length, confidences.length));
        }
    }

    /** The most probable class of each row of {@code [rows, classes]}, and its probability. */
    static Predictions mostProbable(Matrix probabilities) {
        int[] labels = new int[probabilities.rows()];
        float[] confidences = new float[labels.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = probabilities.argMax(row);
            confidences[row] = probabilities.at(row, labels[row]);
        }
        return new Predictions(labels, confidences);
    }
}
