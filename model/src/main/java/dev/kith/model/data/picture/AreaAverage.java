package dev.kith.model.data.picture;

import static dev.kith.config.Text.format;

import dev.kith.model.data.Image;
import java.util.Arrays;

/**
 * Shrinks images by area averaging: each value of the result is the mean of the source over the rectangle that the pixel
 * covers, source pixels at its border counting by the part covered. No aliasing, whatever the factor.
 */
final class AreaAverage {

    private AreaAverage() {}

    /** Shrinks so that the shorter side has at most {@code limit} pixels, keeping the aspect ratio; or does nothing. */
    static Image shrink(Image image, int limit) {
        int shorter = Math.min(image.height(), image.width());
        if (shorter <= limit) {
            return image;
        }
        double scale = (double) limit / shorter;
        return resize(image, Math.max(1, (int) Math.round(image.height() * scale)), Math.max(1, (int)
                Math.round(image.width() * scale)));
    }

    /** Resizes to a height and width that are not above the source's. */
    static Image resize(Image image, int height, int width) {
        int channels = image.channels();
        Weights columns = Weights.of(image.width(), width);
        Weights rows = Weights.of(image.height(), height);
        float[] sums = new float[width * channels];
        byte[] result = new byte[height * width * channels];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            for (int from = rows.first[y]; from <= rows.last[y]; from++) {
                addRow(image, from, rows.weight(y, from), columns, sums);
            }
            for (int i = 0; i < sums.length; i++) {
                result[y * sums.length + i] = (byte) Math.min(255, (int) (sums[i] + 0.5f));
            }
        }
        return new Image(height, width, channels, result);
    }

    private static void addRow(Image image, int row, float rowWeight, Weights columns, float[] sums) {
        int channels = image.channels();
        byte[] pixels = image.pixels();
        for (int x = 0; x < columns.first.length; x++) {
            for (int from = columns.first[x]; from <= columns.last[x]; from++) {
                float weight = rowWeight * columns.weight(x, from);
                int source = (row * image.width() + from) * channels;
                for (int c = 0; c < channels; c++) {
                    sums[x * channels + c] += weight * (pixels[source + c] & 0xFF);
                }
            }
        }
    }

    /** Which source pixels, first to last inclusive, an output pixel covers along one axis. */
    private static final class Weights {
        private final double step;
        private final int[] first;
        private final int[] last;

        private Weights(double step, int[] first, int[] last) {
            this.step = step;
            this.first = first;
            this.last = last;
        }

        static Weights of(int source, int target) {
            if (target > source || target < 1) {
                throw new IllegalArgumentException(format("from %d to %d pixels", source, target));
            }
            double step = (double) source / target;
            int[] first = new int[target];
            int[] last = new int[target];
            for (int i = 0; i < target; i++) {
                first[i] = (int) (i * step);
                last[i] = Math.min(source - 1, (int) Math.ceil((i + 1) * step) - 1);
            }
            return new Weights(step, first, last);
        }

        /** The part of output pixel {@code i} that source pixel {@code from} fills; they sum to 1 over its range. */
        float weight(int i, int from) {
            double covered = Math.min(from + 1, (i + 1) * step) - Math.max(from, i * step);
            return (float) (covered / step);
        }
    }
}
