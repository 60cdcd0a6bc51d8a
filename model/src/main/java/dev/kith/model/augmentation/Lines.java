package dev.kith.model.augmentation;

import java.util.Arrays;

/**
 * Image rows as separate arrays {@code [channel * width + x]}, made when first asked for and kept, with the sums of rows
 * that filters are made of.
 */
final class Lines {
    private final int length;
    private float[][] lines = new float[0][];

    /** @param length the number of values of a line */
    Lines(int length) {
        this.length = length;
    }

    /** Makes sure that lines 0 … {@code count − 1} exist. */
    float[][] atLeast(int count) {
        if (lines.length < count) {
            int from = lines.length;
            lines = Arrays.copyOf(lines, count);
            for (int y = from; y < count; y++) {
                lines[y] = new float[length];
            }
        }
        return lines;
    }

    /** target = u a + v b + w c + z d. */
    static void mix(float[] target, float[] a, float[] b, float[] c, float[] d, float u, float v, float w, float z) {
        for (int i = 0; i < target.length; i++) {
            target[i] = u * a[i] + v * b[i] + w * c[i] + z * d[i];
        }
    }

    /** target = weight a. */
    static void scale(float[] target, float[] a, float weight) {
        for (int i = 0; i < target.length; i++) {
            target[i] = weight * a[i];
        }
    }

    /** target += weight a. */
    static void add(float[] target, float[] a, float weight) {
        for (int i = 0; i < target.length; i++) {
            target[i] += weight * a[i];
        }
    }

    /** target += weight (a + b). */
    static void addBoth(float[] target, float[] a, float[] b, float weight) {
        for (int i = 0; i < target.length; i++) {
            target[i] += weight * (a[i] + b[i]);
        }
    }

    /** Writes a line as row {@code y} of planes that are as wide as one channel of the line. */
    static void toPlanes(float[] line, int y, float[][] planes) {
        int width = line.length / planes.length;
        for (int c = 0; c < planes.length; c++) {
            System.arraycopy(line, c * width, planes[c], y * width, width);
        }
    }

    /** The inverse of {@link #toPlanes}. */
    static void fromPlanes(float[][] planes, int y, float[] line) {
        int width = line.length / planes.length;
        for (int c = 0; c < planes.length; c++) {
            System.arraycopy(planes[c], y * width, line, c * width, width);
        }
    }
}
