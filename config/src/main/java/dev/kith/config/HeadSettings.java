package dev.kith.config;

/**
 * The joint task head, trained by cross-entropy together with the encoder.
 *
 * @param pseudoWeight weight of the cross-entropy on unlabelled rows whose votes agree
 * @param pseudoFromStep first step at which that term counts
 * @param pseudoAgreement share of the votes that the winner needs
 */
public record HeadSettings(
        boolean enabled,
        Input input,
        double weight,
        double labelSmoothing,
        double pseudoWeight,
        long pseudoFromStep,
        double pseudoAgreement) {

    /** What the head reads. */
    public enum Input {
        PROJECTION,
        ENCODER
    }
}
