package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

/** Whether confidences mean what they say. */
public final class Calibration {
    /** The custom since Guo et al. 2017. */
    public static final int BINS = 15;

    private Calibration() {}

    /**
     * Expected calibration error (Naeini et al. 2015; Guo et al. 2017, eq. 3): predictions are sorted into {@link #BINS}
     * equal intervals (low, high] of confidence; the mean over predictions of |accuracy − mean confidence| of their bin.
     *
     * @return 0 … 1; 0 if there are no predictions
     */
    public static double expectedError(int[] truth, Predictions predictions) {
        int[] predicted = predictions.labels();
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(format("%d labels, %d predictions", truth.length, predicted.length));
        }
        double[] excess = new double[BINS]; // Σ (right − confidence): |bin| * (accuracy − mean confidence)
        for (int i = 0; i < truth.length; i++) {
            float confidence = predictions.confidences()[i];
            int bin = Math.max(0, Math.min(BINS, (int) Math.ceil(confidence * (double) BINS)) - 1);
            excess[bin] += (truth[i] == predicted[i] ? 1 : 0) - confidence;
        }
        double sum = 0;
        for (double e : excess) {
            sum += Math.abs(e);
        }
        return truth.length == 0 ? 0 : sum / truth.length;
    }
}
