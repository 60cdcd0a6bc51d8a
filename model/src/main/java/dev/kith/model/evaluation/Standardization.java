package dev.kith.model.evaluation;

import java.util.Arrays;

/**
 * Shift and scale of each feature, from the labelled training rows alone.
 *
 * @param mean of each column
 * @param scale 1 / standard deviation of each column; 1 where a column is constant
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the probe's fit
record Standardization(double[] mean, double[] scale) {

    static Standardization of(Matrix features) {
        int columns = features.columns();
        double[] mean = new double[columns];
        double[] variance = new double[columns];
        for (int row = 0; row < features.rows(); row++) {
            for (int j = 0; j < columns; j++) {
                mean[j] += features.at(row, j) / (double) features.rows();
            }
        }
        for (int row = 0; row < features.rows(); row++) {
            for (int j = 0; j < columns; j++) {
                double difference = features.at(row, j) - mean[j];
                variance[j] += difference * difference / features.rows();
            }
        }
        return new Standardization(
                mean,
                Arrays.stream(variance)
                        .map(v -> v > 1e-12 ? 1 / Math.sqrt(v) : 1)
                        .toArray());
    }

    /** The standardised rows, row-major. */
    double[] apply(Matrix features) {
        double[] values = new double[features.values().length];
        for (int i = 0; i < values.length; i++) {
            int j = i % features.columns();
            values[i] = (features.values()[i] - mean[j]) * scale[j];
        }
        return values;
    }
}
