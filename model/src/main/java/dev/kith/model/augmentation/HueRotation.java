package dev.kith.model.augmentation;

/**
 * Rotates the hue of HSV colours (Smith, SIGGRAPH 1978), keeping saturation and value, without a branch. With hues counted
 * in sixths of a turn, a channel of a colour is {@code least + chroma * wave(hue - peak)}, where {@code least} is the
 * smallest channel, {@code chroma} the largest minus the smallest, the peaks of red, green and blue are 0, 2 and −2, and
 * {@code wave} is an even function of period 6: 1 up to a distance of 1, 0 from 2 to 3, linear between. Owns working memory:
 * one thread at a time.
 */
final class HueRotation {
    /** Keeps the hue of a grey pixel a number; which one does not matter, as the chroma is 0. */
    private static final float TINY = 1e-12f;

    /** Makes every difference that matters larger than 1, and none of them infinite. */
    private static final float HUGE = 1e30f;

    private final float[] least;
    private final float[] chroma;
    private final float[] hue;

    HueRotation(int pixels) {
        this.least = new float[pixels];
        this.chroma = new float[pixels];
        this.hue = new float[pixels];
    }

    /** Rotates in place by a share of a turn in [−1, 1]; from red to green is 1/3. */
    void rotate(float[] red, float[] green, float[] blue, float turns) {
        extent(red, green, blue);
        distanceFromRed(red, green, blue);
        turn(green, blue, 6 * turns);
        channel(red, 0);
        channel(green, 2);
        channel(blue, -2);
    }

    private void extent(float[] red, float[] green, float[] blue) {
        for (int i = 0; i < least.length; i++) {
            float smallest = Math.min(red[i], Math.min(green[i], blue[i]));
            least[i] = smallest;
            chroma[i] = Math.max(red[i], Math.max(green[i], blue[i])) - smallest;
        }
    }

    /**
     * |hue| in [0, 3]. With hi and lo the larger and smaller of green and blue, it is (hi − lo) / chroma where red is the
     * largest channel, and 2 + (lo − red) / chroma elsewhere; both are this one expression.
     */
    private void distanceFromRed(float[] red, float[] green, float[] blue) {
        for (int i = 0; i < hue.length; i++) {
            float hi = Math.max(green[i], blue[i]);
            float lo = Math.min(green[i], blue[i]);
            float distance = 2 * chroma[i] + lo - red[i] - Planes.positive(red[i] - hi);
            hue[i] = distance / Math.max(chroma[i], TINY);
        }
    }

    /** Gives the hue its sign, negative where blue exceeds green, and adds the rotation. */
    private void turn(float[] green, float[] blue, float sixths) {
        for (int i = 0; i < hue.length; i++) {
            float sign = 1f - 2f * Math.min(1f, HUGE * Planes.positive(blue[i] - green[i]));
            hue[i] = sixths + sign * hue[i];
        }
    }

    private void channel(float[] target, float peak) {
        for (int i = 0; i < hue.length; i++) {
            target[i] = least[i] + chroma[i] * wave(hue[i] - peak);
        }
    }

    /** Folds a distance of at most 12 into one half period, then cuts the ramp. */
    private static float wave(float distance) {
        return Planes.clamp(Math.abs(Math.abs(Math.abs(distance) - 6f) - 3f) - 1f);
    }
}
