package dev.kith.model.data.picture;

import java.awt.image.Raster;
import java.util.List;

/**
 * The one colour that is transparent in a grey or RGB picture of PNG (chunk tRNS), which the platform's reader passes over.
 *
 * @param samples the values of that colour as stored, one a channel; empty if no colour is transparent
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
                return new KeyColour(List.of((int) bytes.big(content, 2)));
            }
            if (bytes.says(position + 4, "tRNS") && type == 2) {
                return new KeyColour(List.of(
                        (int) bytes.big(content, 2), (int) bytes.big(content + 2, 2), (int) bytes.big(content + 4, 2)));
            }
            position += FRAME + bytes.big(position, 4);
        }
        return NONE;
    }

    /** Whether the samples of a pixel that begin at a place are this colour. */
    boolean is(int[] row, int from) {
        for (int c = 0; c < samples.size(); c++) {
            if (row[from + c] != samples.get(c)) {
                return false;
            }
        }
        return !samples.isEmpty();
    }

    /** Whether a raster has as many bands as the colour, so that the two can be compared. */
    boolean fits(Raster raster) {
        return raster.getNumBands() == samples.size();
    }
}
