package dev.kith.model.data.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.png.PngMetadataReader;
import com.drew.imaging.tiff.TiffMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import dev.kith.model.data.Image;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * How a picture is to be mirrored or turned before it is shown, as cameras write it into EXIF data or a TIFF file writes it into
 * its first directory (tag 0x0112).
 *
 * @param tag 1 = as stored, 2 … 8
 */
record Orientation(int tag) {
    static final Orientation UPRIGHT = new Orientation(1);

    private static final byte[] JPEG_MARK = "Exif".getBytes(US_ASCII);
    private static final byte[] PNG_MARK = "eXIf".getBytes(US_ASCII);
    /** Older programs write EXIF data of a PNG as text. */
    private static final byte[] PNG_TEXT_MARK = "Raw profile type".getBytes(US_ASCII);

    /** Reads it from an encoded file. Anything damaged or missing counts as upright. */
    static Orientation of(PictureFormat format, byte[] encoded) {
        if (!mayTell(format, encoded)) {
            return UPRIGHT;
        }
        InputStream in = new ByteArrayInputStream(encoded);
        try {
            return switch (format) {
                case JPEG -> in(JpegMetadataReader.readMetadata(in, List.of(new ExifReader())));
                case PNG -> in(PngMetadataReader.readMetadata(in));
                case TIFF -> in(TiffMetadataReader.readMetadata(in));
                case WEBP -> in(WebpMetadataReader.readMetadata(in));
                case GIF, BMP, BIG_TIFF, HEIC, AVIF, JPEG_2000, JPEG_XL, UNKNOWN -> UPRIGHT;
            };
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            return UPRIGHT; // pixels decide whether the file is broken
        }
    }

    /** Whether the marks are there behind which an orientation would stand. Most files have none, and need no second reader. */
    private static boolean mayTell(PictureFormat format, byte[] encoded) {
        return switch (format) {
            case JPEG -> contains(encoded, JPEG_MARK);
            case PNG -> contains(encoded, PNG_MARK) || contains(encoded, PNG_TEXT_MARK);
            case TIFF, WEBP -> true;
            case GIF, BMP, BIG_TIFF, HEIC, AVIF, JPEG_2000, JPEG_XL, UNKNOWN -> false;
        };
    }

    private static boolean contains(byte[] bytes, byte[] mark) {
        int last = bytes.length - mark.length;
        for (int i = 0; i <= last; i++) {
            if (bytes[i] == mark[0] && Arrays.equals(bytes, i, i + mark.length, mark, 0, mark.length)) {
                return true;
            }
        }
        return false;
    }

    private static Orientation in(Metadata metadata) {
        ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer tag = directory == null ? null : directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        return tag == null || tag < 1 || tag > 8 ? UPRIGHT : new Orientation(tag);
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
