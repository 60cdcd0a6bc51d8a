package dev.kith.config;

/** The optimizer and its schedule: linear warm-up, then half a cosine down to {@code finalFraction} of the rate. */
public record OptimizerSettings(
        Algorithm algorithm,
        double learningRate,
        double weightDecay,
        double momentum,
        double beta1,
        double beta2,
        double epsilon,
        long warmupSteps,
        double finalFraction) {

    /** The update rules there are. */
    public enum Algorithm {
        ADAMW,
        SGD
    }
}
