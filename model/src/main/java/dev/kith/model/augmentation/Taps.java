package dev.kith.model.augmentation;

/**
 * The weights that resample one axis: value {@code i} of the result is the sum over {@code k < count} of
 * {@code weight(i, k) * source[start(i) + k]}. The kernel is Keys' cubic with a = −1/2 (IEEE ASSP 1981, also called
 * Catmull–Rom); when the axis shrinks it is widened by the same factor, so that it also removes what would alias. Where it
 * reaches over the end of the source it is cut off and normalised again. Memory that is filled anew for every image.
 */
final class Taps {
    private static final double RADIUS = 2;

    private final int size;
    private final int[] starts;
    private float[] weights = new float[0];
    private double[] row = new double[0];
    private int count;

    /** @param size the number of values of the result */
    Taps(int size) {
        this.size = size;
        this.starts = new int[size];
    }

    /**
     * Resizes a range of the source and keeps part of the result.
     *
     * @param first the first source value that is used
     * @param length the number of source values that are used
     * @param resized the number of values that range is resized to, at least {@code skip + size}
     * @param skip the number of those that come before the part that is kept
     * @param mirrored whether the result is wanted in reverse order
     */
    void prepare(int first, int length, int resized, int skip, boolean mirrored) {
        double scale = (double) length / resized;
        double stretch = Math.max(scale, 1);
        double reach = RADIUS * stretch;
        count = Math.min(length, (int) Math.ceil(2 * reach));
        if (row.length < count) {
            row = new double[count];
            weights = new float[size * count];
        }
        for (int i = 0; i < size; i++) {
            double centre = (skip + i + 0.5) * scale;
            int start = Math.max(0, Math.min(length - count, (int) Math.floor(centre - reach + 0.5)));
            int place = mirrored ? size - 1 - i : i;
            starts[place] = first + start;
            weigh(start + 0.5 - centre, stretch, place * count);
        }
    }

    private void weigh(double distance, double stretch, int at) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            row[k] = cubic((distance + k) / stretch);
            sum += row[k];
        }
        for (int k = 0; k < count; k++) {
            weights[at + k] = (float) (row[k] / sum);
        }
    }

    /** Keys' kernel: 1 at 0, 0 at every other whole number and from 2 on. */
    static double cubic(double distance) {
        double x = Math.abs(distance);
        if (x < 1) {
            return (1.5 * x - 2.5) * x * x + 1;
        }
        return x < RADIUS ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }

    /** How many source values each value of the result needs. */
    int count() {
        return count;
    }

    int start(int i) {
        return starts[i];
    }

    float weight(int i, int k) {
        return weights[i * count + k];
    }

    /** The first source value that any value of the result needs. */
    int first() {
        return Math.min(starts[0], starts[size - 1]);
    }

    /** One more than the last source value that any value of the result needs. */
    int end() {
        return Math.max(starts[0], starts[size - 1]) + count;
    }
}
