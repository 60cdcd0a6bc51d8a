package dev.kith.model.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The predictions of one classifier beside the truth, gathered chunk by chunk. */
final class PredictionList {
    private final OutputClassifier classifier;
    private final int[] truth;
    private final int[] labels;
    private final float[] confidences;
    private int size;

    PredictionList(OutputClassifier classifier, int capacity) {
        this.classifier = classifier;
        this.truth = new int[capacity];
        this.labels = new int[capacity];
        this.confidences = new float[capacity];
    }

    /** Classifies a chunk whose classes are known. */
    void add(Outputs outputs, int[] chunkTruth) {
        Predictions chunk = classifier.classify(outputs);
        System.arraycopy(chunkTruth, 0, truth, size, chunkTruth.length);
        System.arraycopy(chunk.labels(), 0, labels, size, chunkTruth.length);
        System.arraycopy(chunk.confidences(), 0, confidences, size, chunkTruth.length);
        size += chunkTruth.length;
    }

    /** The score of what was gathered; empty if that is nothing. */
    Optional<ClassifierScore> score(List<String> classNames) {
        if (size == 0) {
            return Optional.empty();
        }
        int[] t = Arrays.copyOf(truth, size);
        Predictions all = new Predictions(Arrays.copyOf(labels, size), Arrays.copyOf(confidences, size));
        return Optional.of(new ClassifierScore(
                ConfusionMatrix.of(classNames, t, all.labels()), Calibration.expectedError(t, all)));
    }
}
