package dev.kith.model.data.picture;

import dev.kith.model.data.Image;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/**
 * Pictures of four inks (cyan, magenta, yellow, black), shown without a profile of the printer: each colour is what all inks
 * of its row let through, {@code (1 − ink)(1 − black)}.
 */
final class Inks {
    private Inks() {}

    /**
     * Of a JPEG, where 255 means no ink.
     *
     * @param transformed whether the first three are luma and chroma of inks that are not inverted (YCCK)
     */
    static Image inverted(Raster raster, boolean transformed) {
        return image(raster, (pixel, bands) -> {
            if (transformed) {
                toInverted(pixel);
            }
        });
    }

    /** As TIFF stores them: 255, or 65535, is full ink. A fifth value is opacity. */
    static Image plain(Raster raster) {
        int shift = raster.getTransferType() == DataBuffer.TYPE_USHORT ? 8 : 0;
        return image(raster, (pixel, bands) -> {
            for (int c = 0; c < bands; c++) {
                pixel[c] = c < 4 ? 255 - (pixel[c] >> shift) : pixel[c] >> shift;
            }
        });
    }

    /** Makes four values inverted inks, in place. */
    @FunctionalInterface
    private interface Inverting {
        void invert(int[] pixel, int bands);
    }

    private static Image image(Raster raster, Inverting inverting) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int bands = raster.getNumBands();
        byte[] pixels = new byte[height * width * 3];
        int[] pixel = new int[bands];
        for (int i = 0; i < width * height; i++) {
            raster.getPixel(raster.getMinX() + i % width, raster.getMinY() + i / width, pixel);
            inverting.invert(pixel, bands);
            int opacity = bands > 4 ? pixel[4] : 255;
            for (int c = 0; c < 3; c++) {
                int value = (pixel[c] * pixel[3] + 127) / 255;
                pixels[3 * i + c] = (byte) Pixels.onWhite(value, opacity);
            }
        }
        return new Image(height, width, 3, pixels);
    }

    /** What the transformation of JFIF makes of the stored values is 255 minus the inverted ink, as in libjpeg. */
    private static void toInverted(int[] pixel) {
        double y = pixel[0];
        double blue = pixel[1] - 128;
        double red = pixel[2] - 128;
        pixel[0] = clamp(255 - (y + 1.402 * red));
        pixel[1] = clamp(255 - (y - 0.344136 * blue - 0.714136 * red));
        pixel[2] = clamp(255 - (y + 1.772 * blue));
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}
