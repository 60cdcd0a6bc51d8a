package dev.kith.model.augmentation;

/**
 * Gaussian blur of square planes with a kernel of {@code 2 * floor(side / 10 / 2) + 1} pixels, along the rows, then along
 * the columns. Beyond a border the image continues as its mirror image, the border pixel not repeated. Owns working memory:
 * one thread at a time.
 */
final class GaussianBlur {
    /** Weights below this are lost in the rounding of a float. */
    private static final double NEGLIGIBLE = 1e-8;

    private final int side;
    private final int radius;
    private final float[] kernel;
    private final Lines lines;
    private final float[] left;
    private final float[] right;
    private final float[] blurred;

    /** @param lines working memory for lines of {@code channels * side} values */
    GaussianBlur(int side, int channels, Lines lines) {
        this.side = side;
        this.radius = side / 20;
        this.kernel = new float[radius + 1];
        this.lines = lines;
        this.left = new float[channels * side];
        this.right = new float[channels * side];
        this.blurred = new float[channels * side];
    }

    /** Blurs in place; sigma is in pixels. */
    void blur(float[][] planes, double sigma) {
        int reach = weigh(sigma);
        float[][] rows = lines.atLeast(side);
        for (int y = 0; y < side; y++) {
            alongRow(planes, y, reach, rows[y]);
        }
        for (int y = 0; y < side; y++) {
            Lines.scale(blurred, rows[y], kernel[0]);
            for (int k = 1; k <= reach; k++) {
                Lines.addBoth(blurred, rows[reflect(y - k)], rows[reflect(y + k)], kernel[k]);
            }
            Lines.toPlanes(blurred, y, planes);
        }
    }

    /** The kernel from its centre to its end, normalised as a whole; returns where it becomes negligible. */
    private int weigh(double sigma) {
        double sum = 1;
        for (int k = 1; k <= radius; k++) {
            sum += 2 * density(k, sigma);
        }
        kernel[0] = (float) (1 / sum);
        int reach = 0;
        for (int k = 1; k <= radius; k++) {
            double weight = density(k, sigma) / sum;
            kernel[k] = (float) weight;
            reach = weight > NEGLIGIBLE ? k : reach;
        }
        return reach;
    }

    /** Relative to the centre. */
    private static double density(int distance, double sigma) {
        return StrictMath.exp(-0.5 * (distance / sigma) * (distance / sigma));
    }

    private void alongRow(float[][] planes, int y, int reach, float[] target) {
        Lines.fromPlanes(planes, y, blurred);
        Lines.scale(target, blurred, kernel[0]);
        for (int k = 1; k <= reach; k++) {
            for (int c = 0; c < planes.length; c++) {
                shift(c * side, k);
            }
            Lines.addBoth(target, left, right, kernel[k]);
        }
    }

    /** Copies of one channel of the line, moved by {@code k} pixels both ways. */
    private void shift(int at, int k) {
        int last = at + side - 1;
        System.arraycopy(blurred, at, left, at + k, side - k);
        System.arraycopy(blurred, at + k, right, at, side - k);
        for (int i = 0; i < k; i++) {
            left[at + i] = blurred[at + k - i];
            right[last - i] = blurred[last - k + i];
        }
    }

    private int reflect(int y) {
        int inside = Math.abs(y);
        return inside < side ? inside : 2 * (side - 1) - inside;
    }
}
