package dev.kith.model.augmentation;

import static dev.kith.config.Text.format;

import dev.kith.model.data.Image;

/**
 * Bicubic, antialiased resizing of a part of an 8-bit image to square planes of values in [0, 1]: along the rows, then along
 * the columns, then clamped, as a cubic overshoots at edges. Nothing outside the part is looked at. At equal size it is an
 * exact copy. Owns working memory: one thread at a time.
 */
final class Resampler {
    /** The 256 values of a byte, in [0, 1]. */
    private static final float[] LEVELS = levels();

    /** How many rows of the image are resized at a time. */
    private static final int STRIP = 32;

    /** How many columns of the result are turned into rows at a time: half a cache line of each row. */
    private static final int BLOCK = 8;

    private final int side;
    private final int channels;
    private final Taps horizontal;
    private final Taps vertical;
    private final Lines columns;
    private final Lines rows;
    private final float[][] block;
    private final float[] row;

    /**
     * @param side of the result in pixels
     * @param rows working memory for lines of {@code channels * side} values
     */
    Resampler(int side, int channels, Lines rows) {
        this.side = side;
        this.channels = channels;
        this.horizontal = new Taps(side);
        this.vertical = new Taps(side);
        this.columns = new Lines(channels * STRIP);
        this.rows = rows;
        this.block = new float[BLOCK][channels * STRIP];
        this.row = new float[channels * side];
    }

    /** Resizes a box, whatever its aspect, to {@code planes}, one a channel, {@code [side * side]} each. */
    void crop(Image image, CropBox box, boolean mirrored, float[][] planes) {
        if (!box.isInside(image.height(), image.width())) {
            throw new IllegalArgumentException(
                    format("%s is not inside an image of %d×%d", box, image.height(), image.width()));
        }
        horizontal.prepare(box.left(), box.width(), side, 0, mirrored);
        vertical.prepare(box.top(), box.height(), side, 0, false);
        resample(image, planes);
    }

    /** Resizes the shorter side of the image and keeps the centre of the longer one. */
    void centre(Image image, boolean mirrored, float[][] planes) {
        int shorter = Math.min(image.height(), image.width());
        prepareCentred(horizontal, image.width(), shorter, mirrored);
        prepareCentred(vertical, image.height(), shorter, false);
        resample(image, planes);
    }

    private void prepareCentred(Taps taps, int length, int shorter, boolean mirrored) {
        int resized = (int) ((long) side * length / shorter);
        taps.prepare(0, length, resized, (int) Math.rint((resized - side) / 2.0), mirrored);
    }

    private void resample(Image image, float[][] planes) {
        int top = vertical.first();
        int bottom = vertical.end();
        float[][] narrowed = rows.atLeast(bottom - top);
        for (int y = top; y < bottom; y += STRIP) {
            int height = Math.min(STRIP, bottom - y);
            narrow(load(image, y, height), height, y - top, narrowed);
        }
        for (int y = 0; y < side; y++) {
            mix(narrowed, vertical, y, top, row);
            Lines.toPlanes(row, y, planes);
        }
        for (float[] plane : planes) {
            Planes.clamp(plane);
        }
    }

    /** The needed part of some rows of the image, as columns {@code [channel * STRIP + y]}. */
    private float[][] load(Image image, int top, int height) {
        int left = horizontal.first();
        int width = horizontal.end() - left;
        float[][] loaded = columns.atLeast(width);
        byte[] pixels = image.pixels();
        for (int y = 0; y < height; y++) {
            int from = ((top + y) * image.width() + left) * channels;
            if (channels == 3) {
                loadColors(pixels, from, width, loaded, y);
            } else {
                loadGrey(pixels, from, width, loaded, y);
            }
        }
        return loaded;
    }

    private static void loadGrey(byte[] pixels, int from, int width, float[][] loaded, int y) {
        for (int x = 0; x < width; x++) {
            loaded[x][y] = LEVELS[pixels[from + x] & 0xFF];
        }
    }

    /** All three channels in one loop: each column is looked up once. */
    private static void loadColors(byte[] pixels, int from, int width, float[][] loaded, int y) {
        for (int x = 0; x < width; x++) {
            float[] column = loaded[x];
            int at = from + 3 * x;
            column[y] = LEVELS[pixels[at] & 0xFF];
            column[STRIP + y] = LEVELS[pixels[at + 1] & 0xFF];
            column[2 * STRIP + y] = LEVELS[pixels[at + 2] & 0xFF];
        }
    }

    /** Resizes the rows of a strip, given as columns, and writes them as rows from {@code first} on. */
    private void narrow(float[][] loaded, int height, int first, float[][] narrowed) {
        int left = horizontal.first();
        for (int x = 0; x < side; x += BLOCK) {
            int count = Math.min(BLOCK, side - x);
            for (int i = 0; i < count; i++) {
                mix(loaded, horizontal, x + i, left, block[i]);
            }
            for (int c = 0; c < channels; c++) {
                if (count == BLOCK) {
                    turnBlock(c * STRIP, height, narrowed, first, c * side + x);
                } else {
                    turn(count, c * STRIP, height, narrowed, first, c * side + x);
                }
            }
        }
    }

    /** Writes the values {@code from … from + height − 1} of the block's columns as parts of rows. */
    private void turn(int count, int from, int height, float[][] rows, int first, int at) {
        for (int i = 0; i < count; i++) {
            float[] column = block[i];
            for (int y = 0; y < height; y++) {
                rows[first + y][at + i] = column[from + y];
            }
        }
    }

    /** As {@link #turn}, for all columns: each row is looked up once. */
    private void turnBlock(int from, int height, float[][] rows, int first, int at) {
        float[] a = block[0];
        float[] b = block[1];
        float[] c = block[2];
        float[] d = block[3];
        float[] e = block[4];
        float[] f = block[5];
        float[] g = block[6];
        float[] h = block[7];
        for (int y = 0; y < height; y++) {
            float[] row = rows[first + y];
            row[at] = a[from + y];
            row[at + 1] = b[from + y];
            row[at + 2] = c[from + y];
            row[at + 3] = d[from + y];
            row[at + 4] = e[from + y];
            row[at + 5] = f[from + y];
            row[at + 6] = g[from + y];
            row[at + 7] = h[from + y];
        }
    }

    /** Value {@code i} of a resampled axis, for a whole line across that axis; {@code lines[0]} is source line {@code first}. */
    private static void mix(float[][] lines, Taps taps, int i, int first, float[] target) {
        int start = taps.start(i) - first;
        int next = 1;
        if (taps.count() >= 4) {
            Lines.mix(
                    target,
                    lines[start],
                    lines[start + 1],
                    lines[start + 2],
                    lines[start + 3],
                    taps.weight(i, 0),
                    taps.weight(i, 1),
                    taps.weight(i, 2),
                    taps.weight(i, 3));
            next = 4;
        } else {
            Lines.scale(target, lines[start], taps.weight(i, 0));
        }
        for (int k = next; k < taps.count(); k++) {
            Lines.add(target, lines[start + k], taps.weight(i, k));
        }
    }

    private static float[] levels() {
        float[] levels = new float[256];
        for (int value = 0; value < levels.length; value++) {
            levels[value] = value / 255f;
        }
        return levels;
    }
}
