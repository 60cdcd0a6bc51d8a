package dev.kith.model.data.picture;

import static dev.kith.config.Text.format;

import dev.kith.model.data.Image;
import java.util.Arrays;

/**
 * Shrinks images by area averaging: each value of the result is the mean of the source over the rectangle that the pixel
 * covers, source pixels at its border counting by the part covered. No aliasing, whatever the factor. Whole numbers all the way:
 * means are exact, halves are rounded up, so that another program can come to the same bytes.
 */
final class AreaAverage {

    private AreaAverage() {}

    /** Shrinks so that the shorter side has at most {@code limit} pixels, keeping the aspect ratio; or does nothing. */
    static Image shrink(Image image, int limit) {
        int shorter = Math.min(image.height(), image.width());
        if (shorter <= limit) {
            return image;
        }
        return resize(image, scaled(image.height(), limit, shorter), scaled(image.width(), limit, shorter));
    }

    /** A length times {@code limit / shorter}, halves rounded up, at least 1. */
    private static int scaled(long length, int limit, int shorter) {
        return (int) Math.max(1, (2 * length * limit + shorter) / (2L * shorter));
    }

    /** Resizes to a height and width that are not above the source's. */
    static Image resize(Image image, int height, int width) {
        int values = width * image.channels();
        long area = (long) image.height() * image.width();
        Cover columns = Cover.of(image.width(), width);
        Cover rows = Cover.of(image.height(), height);
        long[] sums = new long[values];
        int[] line = new int[values];
        byte[] result = new byte[height * values];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            for (int from = rows.first[y]; from <= rows.last[y]; from++) {
                sumRow(image, from, columns, line);
                long weight = rows.part(y, from);
                for (int i = 0; i < values; i++) {
                    sums[i] += weight * line[i];
                }
            }
            for (int i = 0; i < values; i++) {
                result[y * values + i] = (byte) ((2 * sums[i] + area) / (2 * area));
            }
        }
        return new Image(height, width, image.channels(), result);
    }

    /** The sums of a row of the source over the pixels of the result, in parts of a pixel. */
    private static void sumRow(Image image, int row, Cover columns, int[] line) {
        int channels = image.channels();
        byte[] pixels = image.pixels();
        Arrays.fill(line, 0);
        for (int x = 0; x < columns.first.length; x++) {
            for (int from = columns.first[x]; from <= columns.last[x]; from++) {
                int part = columns.part(x, from);
                int source = (row * image.width() + from) * channels;
                for (int c = 0; c < channels; c++) {
                    line[x * channels + c] += part * (pixels[source + c] & 0xFF);
                }
            }
        }
    }

    /**
     * Which source pixels, first to last inclusive, a pixel of the result covers along one axis. A source pixel has {@code target}
     * parts, a pixel of the result {@code source}.
     */
    private static final class Cover {
        private final int source;
        private final int target;
        private final int[] first;
        private final int[] last;

        private Cover(int source, int target) {
            this.source = source;
            this.target = target;
            this.first = new int[target];
            this.last = new int[target];
        }

        static Cover of(int source, int target) {
            if (target > source || target < 1) {
                throw new IllegalArgumentException(format("from %d to %d pixels", source, target));
            }
            Cover cover = new Cover(source, target);
            for (int i = 0; i < target; i++) {
                cover.first[i] = (int) ((long) i * source / target);
                cover.last[i] = (int) (((i + 1L) * source - 1) / target);
            }
            return cover;
        }

        /** How many parts pixel {@code i} of the result has in common with source pixel {@code from}. */
        int part(int i, int from) {
            long begin = Math.max((long) from * target, (long) i * source);
            long end = Math.min((from + 1L) * target, (i + 1L) * source);
            return (int) (end - begin);
        }
    }
}
