package dev.kith.model.data;

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

    private static final Kind[] BACKGROUNDS = {Kind.PLAIN, Kind.LINEAR, Kind.RADIAL};
    private static final double SMALLEST_CONTRAST = 90;
    private static final int TRIES = 32;

    /** One colour everywhere. */
    static Fill plain(float[] colour) {
        return new Fill(Kind.PLAIN, colour, colour, 0, 0, 1, 0, 1);
    }

    /** A random background: never striped, because stripes behind a figure hide its outline from a small encoder. */
    static Fill background(RandomStream random) {
        Kind kind = BACKGROUNDS[random.nextInt(BACKGROUNDS.length)];
        return random(random, kind, randomColour(random), randomColour(random));
    }

    /** A random filling that stands out against another one. */
    static Fill against(Fill other, RandomStream random) {
        return random(random, randomKind(random), contrasting(other, random), contrasting(other, random));
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

    private static Kind randomKind(RandomStream random) {
        return Kind.values()[random.nextInt(Kind.values().length)];
    }

    /** Of some random colours the first with enough contrast, or else the one with the most. */
    private static float[] contrasting(Fill other, RandomStream random) {
        float[] best = randomColour(random);
        double bestContrast = other.contrast(best);
        for (int i = 0; i < TRIES && bestContrast < SMALLEST_CONTRAST; i++) {
            float[] colour = randomColour(random);
            double contrast = other.contrast(colour);
            if (contrast > bestContrast) {
                best = colour;
                bestContrast = contrast;
            }
        }
        return best;
    }

    /** The smaller distance of a colour from the two colours, channels weighted by their luminance. */
    private double contrast(float[] colour) {
        return Math.min(distance(colour, first), distance(colour, second));
    }

    private static double distance(float[] a, float[] b) {
        double red = a[0] - b[0];
        double green = a[1] - b[1];
        double blue = a[2] - b[2];
        return Math.sqrt(0.3 * red * red + 0.59 * green * green + 0.11 * blue * blue);
    }

    /** Any hue, from pale to strong and from dark to bright. */
    static float[] randomColour(RandomStream random) {
        double hue = random.nextDouble(0, 6);
        double saturation = random.nextDouble(0.1, 1);
        double value = random.nextDouble(30, 255);
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
