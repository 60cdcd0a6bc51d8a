package dev.kith.model.data.picture;

import dev.kith.model.data.Image;
import dev.kith.model.data.picture.head.Bytes;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.List;

/**
 * The one colour that is transparent in a grey or RGB picture of PNG (chunk tRNS), which the platform's reader
 * passes over for some depths.
 *
 * @param samples the values of that colour, one a channel, as the reader gives them: those of fewer than eight bits are spread to
 *     eight; empty if no colour is transparent
 */
record KeyColour(List<Integer> samples) {
    static final KeyColour NONE = new KeyColour(List.of());

    private static final int SIGNATURE = 8;
    private static final int FRAME = 12; // length, name and checksum of a chunk

    KeyColour {
        samples = List.copyOf(samples);
    }

    /** Reads it from a PNG file. */
    static KeyColour of(byte[] encoded) {
        Bytes bytes = new Bytes(encoded);
        int type = bytes.at(25);
        long position = SIGNATURE;
        while (position + FRAME <= encoded.length && !bytes.says(position + 4, "IDAT")) {
            long content = position + 8;
            if (bytes.says(position + 4, "tRNS") && type == 0) {
                return new KeyColour(List.of((int) bytes.big(content, 2) * spread(bytes.at(24))));
            }
            if (bytes.says(position + 4, "tRNS") && type == 2) {
                return new KeyColour(List.of(
                        (int) bytes.big(content, 2), (int) bytes.big(content + 2, 2), (int) bytes.big(content + 4, 2)));
            }
            position += FRAME + bytes.big(position, 4);
        }
        return NONE;
    }

    private static int spread(int depth) {
        return depth < 8 ? 255 / ((1 << depth) - 1) : 1;
    }

    /** The picture in three channels, white where it has this colour. */
    Image whitened(BufferedImage source) {
        Image image = Pixels.of(source);
        Raster raster = source.getRaster();
        if (samples.isEmpty() || raster.getNumBands() < samples.size()) {
            return image;
        }
        int[] pixel = new int[raster.getNumBands()];
        for (int i = 0; i < image.width() * image.height(); i++) {
            raster.getPixel(raster.getMinX() + i % image.width(), raster.getMinY() + i / image.width(), pixel);
            if (matches(pixel)) {
                Arrays.fill(image.pixels(), 3 * i, 3 * i + 3, (byte) 255);
            }
        }
        return image;
    }

    private boolean matches(int[] pixel) {
        for (int c = 0; c < samples.size(); c++) {
            if (pixel[c] != samples.get(c)) {
                return false;
            }
        }
        return true;
    }
}
