package dev.kith.model.data.picture;

import dev.kith.model.data.Image;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/**
 * Takes the values out of a {@link BufferedImage}. Grey values are copied as they stand in the file: the platform's own
 * conversion regards them as linear light and makes them brighter than the same picture stored in colour.
 */
final class Pixels {
    private static final int WHITE = 255;

    private Pixels() {}

    /** Three channels; what is transparent shows white behind it. */
    static Image of(BufferedImage source) {
        if (source.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK) {
            return Inks.plain(source.getRaster());
        }
        return isPlain(source) ? fromSamples(source) : fromColours(source);
    }

    private static boolean isPlain(BufferedImage source) {
        ColorModel model = source.getColorModel();
        int type = source.getRaster().getTransferType();
        return model instanceof ComponentColorModel
                && !model.isAlphaPremultiplied()
                && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT)
                && source.getRaster().getNumBands() <= 4;
    }

    /** Bands: grey, grey and alpha, RGB, or RGB and alpha, of 8 or 16 bits. */
    private static Image fromSamples(BufferedImage source) {
        Raster raster = source.getRaster();
        int width = raster.getWidth();
        int height = raster.getHeight();
        int bands = raster.getNumBands();
        int shift = raster.getTransferType() == DataBuffer.TYPE_USHORT ? 8 : 0;
        boolean alpha = bands == 2 || bands == 4;
        boolean grey = bands <= 2;
        int[] row = new int[width * bands];
        byte[] pixels = new byte[height * width * 3];
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int opacity = alpha ? row[(x + 1) * bands - 1] >> shift : 255;
                for (int c = 0; c < 3; c++) {
                    int value = row[x * bands + (grey ? 0 : c)] >> shift;
                    pixels[(y * width + x) * 3 + c] = (byte) onWhite(value, opacity);
                }
            }
        }
        return new Image(height, width, 3, pixels);
    }

    /** Palettes and packed pixels, through the platform's conversion to sRGB. */
    private static Image fromColours(BufferedImage source) {
        int width = source.getWidth();
        int height = source.getHeight();
        int[] row = new int[width];
        byte[] pixels = new byte[height * width * 3];
        for (int y = 0; y < height; y++) {
            source.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int opacity = row[x] >>> 24;
                for (int c = 0; c < 3; c++) {
                    pixels[(y * width + x) * 3 + c] = (byte) onWhite(row[x] >> (16 - 8 * c) & 0xFF, opacity);
                }
            }
        }
        return new Image(height, width, 3, pixels);
    }

    /** A value that is laid on white. */
    static int onWhite(int value, int opacity) {
        return (value * opacity + WHITE * (255 - opacity) + 127) / 255;
    }
}
