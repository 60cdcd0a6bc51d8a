package dev.kith.config;

/** The moving average of the target network: {@code target = decay * target + (1 - decay) * online}. */
public record EmaSettings(double decay, Schedule schedule) {

    /** How the decay changes over the run. */
    public enum Schedule {
        CONSTANT,
        /** From {@code decay} to 1 along half a cosine. */
        COSINE
    }
}
