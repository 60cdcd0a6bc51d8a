package dev.kith.model.evaluation;

/**
 * How good one classifier is on one part of the data.
 *
 * @param calibrationError expected calibration error of {@link Calibration#BINS} bins, 0 … 1
 */
public record ClassifierScore(ConfusionMatrix confusion, double calibrationError) {

    /** Share of right predictions. */
    public Accuracy accuracy() {
        return confusion.accuracy();
    }
}
