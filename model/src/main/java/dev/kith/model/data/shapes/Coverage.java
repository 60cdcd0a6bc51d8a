package dev.kith.model.data.shapes;

import java.util.Arrays;

/**
 * Antialiased filling: which part of each pixel a figure covers. Each row of pixels is cut into eight lines; along a line
 * the covered part of a pixel is exact. Only IEEE arithmetic is used, so the result is the same on every platform. Not
 * thread-safe.
 */
final class Coverage {
    private static final int LINES = 8;

    private final int size;
    private final float[] mask;
    private final double[][] crossings;
    private final int[] counts;

    /** @param size side of the square canvas in pixels */
    Coverage(int size) {
        this.size = size;
        this.mask = new float[size * size];
        this.crossings = new double[size * LINES][8];
        this.counts = new int[size * LINES];
    }

    /**
     * Fills a figure.
     *
     * @param placement from the figure's coordinates to pixels; pixel (0, 0) covers [0, 1) × [0, 1)
     * @return {@code [size × size]}, row-major, 0…1; overwritten by the next call
     */
    float[] fill(Outline outline, Outline.Affine placement) {
        Arrays.fill(mask, 0);
        Arrays.fill(counts, 0);
        for (double[] ring : outline.rings()) {
            int last = ring.length - 2;
            double fromX = placement.x(ring[last], ring[last + 1]);
            double fromY = placement.y(ring[last], ring[last + 1]);
            for (int i = 0; i < ring.length; i += 2) {
                double toX = placement.x(ring[i], ring[i + 1]);
                double toY = placement.y(ring[i], ring[i + 1]);
                cross(fromX, fromY, toX, toY);
                fromX = toX;
                fromY = toY;
            }
        }
        for (int line = 0; line < counts.length; line++) {
            double[] xs = crossings[line];
            Arrays.sort(xs, 0, counts[line]);
            for (int i = 0; i + 1 < counts[line]; i += 2) {
                cover(line / LINES, xs[i], xs[i + 1]);
            }
        }
        return mask;
    }

    /** The mask of a figure that covers everything; overwritten by the next call. */
    float[] full() {
        Arrays.fill(mask, 1);
        return mask;
    }

    /** Notes where an edge crosses the middle of each line. */
    private void cross(double fromX, double fromY, double toX, double toY) {
        double top = Math.min(fromY, toY) * LINES - 0.5;
        double bottom = Math.max(fromY, toY) * LINES - 0.5;
        int first = Math.max(0, (int) Math.ceil(top));
        int end = Math.min(counts.length, (int) Math.ceil(bottom));
        double slope = (toX - fromX) / (toY - fromY); // not used for level edges, which cross no line
        for (int line = first; line < end; line++) {
            if (counts[line] == crossings[line].length) {
                crossings[line] = Arrays.copyOf(crossings[line], 2 * counts[line]);
            }
            crossings[line][counts[line]++] = fromX + ((line + 0.5) / LINES - fromY) * slope;
        }
    }

    private void cover(int row, double from, double to) {
        double left = Math.max(0, from);
        double right = Math.min(size, to);
        if (left >= right) {
            return;
        }
        int start = row * size;
        int first = (int) left;
        int last = Math.min(size - 1, (int) right);
        if (first == last) {
            mask[start + first] += (float) ((right - left) / LINES);
            return;
        }
        mask[start + first] += (float) ((first + 1 - left) / LINES);
        for (int x = first + 1; x < last; x++) {
            mask[start + x] += 1f / LINES;
        }
        mask[start + last] += (float) ((right - last) / LINES);
    }
}
