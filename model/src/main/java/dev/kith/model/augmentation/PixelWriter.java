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
            for (int c = 0; c < channels; c++) {
                float factor = 1 / normalization.std().get(c);
                interleave(
                        planes[c], from, count, c, factor, -normalization.mean().get(c) * factor);
            }
            out.put(offset + from * channels, piece, 0, count * channels);
        }
    }

    private void interleave(float[] plane, int from, int count, int channel, float factor, float shift) {
        int channels = planes.length;
        for (int i = 0; i < count; i++) {
            piece[i * channels + channel] = plane[from + i] * factor + shift;
        }
    }
}
