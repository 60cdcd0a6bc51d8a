package dev.kith.model.augmentation;

/** Operations on the planes of an image, in place: colour changes that need no memory. */
final class Planes {
    /** The weights of red, green and blue in a grey value (ITU-R BT.601, rounded). */
    static final float RED = .2989f;

    static final float GREEN = .5870f;
    static final float BLUE = .1140f;

    /** Sums of this many floats are exact enough to be added up in double precision. */
    private static final int BLOCK = 1024;

    private Planes() {}

    /** Limits values to [0, 1]. */
    static void clamp(float[] plane) {
        for (int i = 0; i < plane.length; i++) {
            plane[i] = clamp(plane[i]);
        }
    }

    /**
     * Limits a value to [0, 1], exactly for every value below 2^24. Written without {@code Math.min}, whose rules for NaN and
     * −0 take twice as many vector instructions.
     */
    static float clamp(float value) {
        float bounded = positive(value);
        return bounded - positive(bounded - 1);
    }

    /** {@code max(value, 0)}: doubling and halving are exact. */
    static float positive(float value) {
        return 0.5f * (value + Math.abs(value));
    }

    /** Multiplies by a factor. */
    static void brightness(float[][] planes, float factor) {
        for (float[] plane : planes) {
            scaleAndShift(plane, factor, 0);
        }
    }

    /** Moves values away from (factor above 1) or towards the mean of the grey image. */
    static void contrast(float[][] planes, float factor) {
        double grey = planes.length == 1
                ? mean(planes[0])
                : RED * mean(planes[0]) + GREEN * mean(planes[1]) + BLUE * mean(planes[2]);
        for (float[] plane : planes) {
            scaleAndShift(plane, factor, (float) ((1 - factor) * grey));
        }
    }

    private static void scaleAndShift(float[] plane, float factor, float shift) {
        for (int i = 0; i < plane.length; i++) {
            plane[i] = clamp(factor * plane[i] + shift);
        }
    }

    /**
     * Moves values away from (factor above 1) or towards the grey value of their pixel.
     *
     * @param rest working memory of one plane
     */
    static void saturation(float[] red, float[] green, float[] blue, float factor, float[] rest) {
        float share = 1 - factor;
        for (int i = 0; i < rest.length; i++) {
            rest[i] = share * (RED * red[i] + GREEN * green[i] + BLUE * blue[i]);
        }
        scaleAndAdd(red, factor, rest);
        scaleAndAdd(green, factor, rest);
        scaleAndAdd(blue, factor, rest);
    }

    private static void scaleAndAdd(float[] plane, float factor, float[] added) {
        for (int i = 0; i < plane.length; i++) {
            plane[i] = clamp(factor * plane[i] + added[i]);
        }
    }

    /** Gives every channel the grey value of the pixel. */
    static void greyScale(float[] red, float[] green, float[] blue) {
        for (int i = 0; i < red.length; i++) {
            red[i] = RED * red[i] + GREEN * green[i] + BLUE * blue[i];
        }
        System.arraycopy(red, 0, green, 0, red.length);
        System.arraycopy(red, 0, blue, 0, red.length);
    }

    static double mean(float[] plane) {
        double sum = 0;
        for (int from = 0; from < plane.length; from += BLOCK) {
            sum += sum(plane, from, Math.min(plane.length, from + BLOCK));
        }
        return sum / plane.length;
    }

    /** Four sums side by side, as additions that wait for each other take four times as long. */
    private static float sum(float[] plane, int from, int to) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            a += plane[i];
            b += plane[i + 1];
            c += plane[i + 2];
            d += plane[i + 3];
        }
        for (; i < to; i++) {
            a += plane[i];
        }
        return (a + b) + (c + d);
    }
}
