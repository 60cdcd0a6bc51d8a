package dev.kith.model.data.picture;

import dev.kith.model.data.Image;
import dev.kith.model.data.picture.head.ExifTag;

/**
 * How a picture is to be mirrored or turned before it is shown, as cameras write it into EXIF data or a TIFF file writes it into
 * its first directory (tag 0x0112).
 *
 * @param tag 1 = as stored, 2 … 8
 */
record Orientation(int tag) {
    static final Orientation UPRIGHT = new Orientation(1);

    /** Reads it from an encoded file. Anything damaged or missing counts as upright: pixels decide whether the file is broken. */
    static Orientation of(PictureFormat format, byte[] encoded) {
        return switch (format) {
            case JPEG -> new Orientation(ExifTag.ofJpeg(encoded));
            case PNG -> new Orientation(ExifTag.ofPng(encoded));
            case TIFF -> new Orientation(ExifTag.ofTiff(encoded));
            case WEBP -> new Orientation(ExifTag.ofWebp(encoded));
            case GIF, BMP, BIG_TIFF, HEIC, AVIF, JPEG_2000, JPEG_XL, UNKNOWN -> UPRIGHT;
        };
    }

    /** The image as it is meant to be seen. */
    Image apply(Image image) {
        if (tag == UPRIGHT.tag) {
            return image;
        }
        boolean transposed = tag >= 5;
        int height = transposed ? image.width() : image.height();
        int width = transposed ? image.height() : image.width();
        int channels = image.channels();
        byte[] turned = new byte[image.pixels().length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int alongY = transposed ? x : y;
                int alongX = transposed ? y : x;
                int sourceY = flipsRows() ? image.height() - 1 - alongY : alongY;
                int sourceX = flipsColumns() ? image.width() - 1 - alongX : alongX;
                int from = (sourceY * image.width() + sourceX) * channels;
                System.arraycopy(image.pixels(), from, turned, (y * width + x) * channels, channels);
            }
        }
        return new Image(height, width, channels, turned);
    }

    /** Whether the stored rows are read from the last to the first. */
    private boolean flipsRows() {
        return tag == 3 || tag == 4 || tag == 6 || tag == 7;
    }

    /** Whether the stored columns are read from the last to the first. */
    private boolean flipsColumns() {
        return tag == 2 || tag == 3 || tag == 7 || tag == 8;
    }
}
