package dev.kith.model.data.shapes;

import dev.kith.model.random.RandomStream;

/**
 * Two colours and how they are spread over the plane. Coordinates run over 0…1 across the canvas.
 *
 * @param first red, green, blue, each 0…255
 * @param second red, green, blue, each 0…255
 * @param x of a point of the pattern: where a gradient is in its middle, or a radial one has its centre
 * @param y of that point
 * @param cos of the direction in which the colours change
 * @param sin of that direction
 * @param frequency changes across the canvas
 */
@SuppressWarnings("ArrayRecordComponent") // colours: made here, never changed, compared nowhere
record Fill(Kind kind, float[] first, float[] second, double x, double y, double cos, double sin, double frequency) {

    enum Kind {
        PLAIN,
        LINEAR,
        RADIAL,
        STRIPES
    }

    private static final Kind[] KINDS = {Kind.PLAIN, Kind.LINEAR, Kind.RADIAL};

    /** One colour everywhere. */
    static Fill plain(float[] colour) {
        return new Fill(Kind.PLAIN, colour, colour, 0, 0, 1, 0, 1);
    }

    /** A random dark background: never striped, because stripes hide an outline from a small encoder. */
    static Fill background(RandomStream random) {
        return random(random, kind(random), darkColour(random), darkColour(random));
    }

    /** A random filling that is brighter than any background. */
    static Fill figure(RandomStream random) {
        return random(random, kind(random), brightColour(random), brightColour(random));
    }

    private static Fill random(RandomStream random, Kind kind, float[] first, float[] second) {
        double angle = random.nextDouble(0, 2 * Math.PI);
        double frequency = kind == Kind.STRIPES ? random.nextDouble(2, 6) : random.nextDouble(0.7, 1.6);
        return new Fill(
                kind,
                first,
                second,
                random.nextDouble(0.2, 0.8),
                random.nextDouble(0.2, 0.8),
                StrictMath.cos(angle),
                StrictMath.sin(angle),
                frequency);
    }

    private static Kind kind(RandomStream random) {
        return KINDS[random.nextInt(KINDS.length)];
    }

    private static float[] darkColour(RandomStream random) {
        return colour(random, 0.1, 1, 20, 120);
    }

    private static float[] brightColour(RandomStream random) {
        return colour(random, 0, 0.65, 190, 255);
    }

    /** Any colour, from pale to strong and from dark to bright. */
    static float[] randomColour(RandomStream random) {
        return colour(random, 0.1, 1, 30, 255);
    }

    /** Any hue, of a saturation (0…1) and a value (0…255) in the given ranges. */
    private static float[] colour(
            RandomStream random, double minSaturation, double maxSaturation, double minValue, double maxValue) {
        double hue = random.nextDouble(0, 6);
        double saturation = random.nextDouble(minSaturation, maxSaturation);
        double value = random.nextDouble(minValue, maxValue);
        float[] colour = new float[3];
        for (int c = 0; c < 3; c++) {
            double k = (5 - 2 * c + hue) % 6;
            colour[c] = (float) (value * (1 - saturation * Math.max(0, Math.min(1, Math.min(k, 4 - k)))));
        }
        return colour;
    }

    /** The share of the second colour at a place, 0…1. */
    float mix(double px, double py) {
        double along = (px - x) * cos + (py - y) * sin;
        return switch (kind) {
            case PLAIN -> 0;
            case LINEAR -> clamp(0.5 + along * frequency);
            case RADIAL -> clamp(Math.sqrt((px - x) * (px - x) + (py - y) * (py - y)) * frequency);
            case STRIPES -> clamp(4 * Math.abs(along * frequency - Math.floor(along * frequency) - 0.5) - 0.5);
        };
    }

    private static float clamp(double value) {
        return (float) Math.max(0, Math.min(1, value));
    }
}
