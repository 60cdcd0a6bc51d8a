package dev.kith.model.data.picture;

import dev.kith.model.data.Image;

/**
 * The orientation that a camera writes into a JPEG file (EXIF tag 0x0112): 1 = as stored, 2–8 = to be mirrored or turned
 * before it is shown. Anything damaged or missing counts as 1.
 */
final class ExifOrientation {
    static final int UPRIGHT = 1;

    private static final int APP1 = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final int ORIENTATION_TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;

    private final byte[] bytes;

    private ExifOrientation(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads it from an encoded file of any format. */
    static int of(byte[] encoded) {
        return new ExifOrientation(encoded).find();
    }

    private int find() {
        if (at(0) != 0xFF || at(1) != 0xD8) {
            return UPRIGHT;
        }
        int position = 2;
        while (at(position) == 0xFF && at(position + 1) != START_OF_SCAN) {
            int length = number(position + 2, 2, true);
            if (at(position + 1) == APP1 && number(position + 4, 4, true) == 0x45786966) { // "Exif"
                return inTiff(position + 10);
            }
            position += 2 + Math.max(2, length);
        }
        return UPRIGHT;
    }

    /** The EXIF block is a TIFF file of its own: byte order, 42, offset of the first directory. */
    private int inTiff(int start) {
        boolean bigEndian = at(start) == 'M';
        int directory = start + number(start + 4, 4, bigEndian);
        int entries = directory < start ? 0 : number(directory, 2, bigEndian);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (number(entry, 2, bigEndian) == ORIENTATION_TAG) {
                int value = number(entry + 8, 2, bigEndian);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private int number(int position, int count, boolean bigEndian) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | at(bigEndian ? position + i : position + count - 1 - i);
        }
        return value;
    }

    /** The byte at a place; 0 outside the file, which matches no marker and no tag. */
    private int at(int position) {
        return position >= 0 && position < bytes.length ? bytes[position] & 0xFF : 0;
    }

    /** The image as it is meant to be seen. */
    static Image apply(Image image, int orientation) {
        if (orientation == UPRIGHT) {
            return image;
        }
        boolean transposed = orientation >= 5;
        int height = transposed ? image.width() : image.height();
        int width = transposed ? image.height() : image.width();
        int channels = image.channels();
        byte[] turned = new byte[image.pixels().length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int alongY = transposed ? x : y;
                int alongX = transposed ? y : x;
                int sourceY = flipsRows(orientation) ? image.height() - 1 - alongY : alongY;
                int sourceX = flipsColumns(orientation) ? image.width() - 1 - alongX : alongX;
                int from = (sourceY * image.width() + sourceX) * channels;
                System.arraycopy(image.pixels(), from, turned, (y * width + x) * channels, channels);
            }
        }
        return new Image(height, width, channels, turned);
    }

    /** Whether the stored rows are read from the last to the first. */
    private static boolean flipsRows(int orientation) {
        return orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    }

    /** Whether the stored columns are read from the last to the first. */
    private static boolean flipsColumns(int orientation) {
        return orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    }
}
