package dev.kith.config;

/**
 * What is measured, when, and which classifier the run ships.
 *
 * @param everySteps steps between evaluations on the validation part; 0: only at the end
 * @param testTimeFlip average over the image and its mirror image
 */
public record EvaluationSettings(
        boolean enabled, long everySteps, int k, Classifier classifier, Network network, boolean testTimeFlip) {

    /** The classifier that is shipped. */
    public enum Classifier {
        HEAD,
        KNN,
        LINEAR,
        FINETUNED
    }

    /** Whose encoder is evaluated and shipped. */
    public enum Network {
        ONLINE,
        TARGET
    }
}
