package dev.kith.model.evaluation;

/** Turns the outputs of a frozen network into classes. Holds no native memory. */
public sealed interface OutputClassifier permits KnnClassifier, LinearProbe, HeadClassifier {

    /** A prediction for each row; works on the calling thread. */
    Predictions classify(Outputs outputs);
}
