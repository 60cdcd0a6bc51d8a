package dev.kith.model.augmentation;

import java.nio.FloatBuffer;

/** Normalises planes and writes them channels-last, in pieces that stay in the nearest cache. */
final class PixelWriter {
    private static final int PIECE = 1024;

    private final float[][] planes;
    private final float[] piece;

    PixelWriter(float[][] planes) {
        this.planes = planes;
        this.piece = new float[planes.length * Math.min(PIECE, planes[0].length)];
    }

    /** Writes {@code pixels * channels} values from index {@code offset} on; the buffer's position is neither used nor moved. */
    void write(Normalization normalization, FloatBuffer out, int offset) {
        int channels = planes.length;
        int pixels = planes[0].length;
        for (int from = 0; from < pixels; from += PIECE) {
            int count = Math.min(PIECE, pixels - from);
            if (channels == 1) {
                copy(from, count, factor(normalization, 0), shift(normalization, 0));
            } else {
                interleave(from, count, normalization);
            }
            out.put(offset + from * channels, piece, 0, count * channels);
        }
    }

    private static float factor(Normalization normalization, int channel) {
        return 1 / normalization.std().get(channel);
    }

    private static float shift(Normalization normalization, int channel) {
        return -normalization.mean().get(channel) * factor(normalization, channel);
    }

    private void copy(int from, int count, float factor, float shift) {
        System.arraycopy(planes[0], from, piece, 0, count);
        for (int i = 0; i < count; i++) {
            piece[i] = piece[i] * factor + shift;
        }
    }

    /** All three channels in one loop: with a constant stride the compiler checks the bounds once, before it. */
    private void interleave(int from, int count, Normalization normalization) {
        float[] red = planes[0];
        float[] green = planes[1];
        float[] blue = planes[2];
        float redFactor = factor(normalization, 0);
        float redShift = shift(normalization, 0);
        float greenFactor = factor(normalization, 1);
        float greenShift = shift(normalization, 1);
        float blueFactor = factor(normalization, 2);
        float blueShift = shift(normalization, 2);
        for (int i = 0; i < count; i++) {
            piece[3 * i] = red[from + i] * redFactor + redShift;
            piece[3 * i + 1] = green[from + i] * greenFactor + greenShift;
            piece[3 * i + 2] = blue[from + i] * blueFactor + blueShift;
        }
    }
}
