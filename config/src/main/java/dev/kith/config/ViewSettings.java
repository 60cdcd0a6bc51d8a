package dev.kith.config;

/** One augmentation policy, applied in the order of the components; each with its own probability of being applied. */
public record ViewSettings(Crop crop, double flip, Color color, double greyScale, Blur blur) {

    /** Random resized crop: share of the image area, and aspect ratio drawn log-uniformly. */
    public record Crop(double probability, double minArea, double maxArea, double minAspect, double maxAspect) {}

    /** Colour distortion in random order; a strength of 0 leaves that property alone. */
    public record Color(double probability, double brightness, double contrast, double saturation, double hue) {}

    /** Gaussian blur with a kernel of {@code 2 * floor(side / 10 / 2) + 1} pixels. */
    public record Blur(double probability, double minSigma, double maxSigma) {}
}
