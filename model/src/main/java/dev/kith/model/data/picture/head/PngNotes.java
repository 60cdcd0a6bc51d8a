package dev.kith.model.data.picture.head;

import java.io.ByteArrayOutputStream;

/**
 * Notes in a PNG file: texts and profiles, which may be compressed a thousandfold. They say nothing about pixels; but the
 * platform's reader unpacks those of a picture with a palette.
 */
public final class PngNotes {
    private static final int SIGNATURE = 8;
    private static final int COLOUR_TYPE = 25;
    private static final int PALETTE = 3;
    private static final int FRAME = 12;

    private PngNotes() {}

    /** The file without notes, where its reader would look at them. */
    public static byte[] without(byte[] encoded) {
        if (new Bytes(encoded).at(COLOUR_TYPE) != PALETTE || !hasNotes(encoded)) {
            return encoded;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(encoded.length);
        out.write(encoded, 0, Math.min(SIGNATURE, encoded.length));
        Chunks.ofPng(encoded).forEach(chunk -> {
            if (!isNote(chunk)) {
                int begin = (int) chunk.content() - 8;
                out.write(encoded, begin, (int) Math.min(encoded.length - begin, chunk.length() + FRAME));
            }
        });
        return out.toByteArray();
    }

    private static boolean hasNotes(byte[] encoded) {
        boolean[] found = {false};
        Chunks.ofPng(encoded).forEach(chunk -> found[0] |= isNote(chunk));
        return found[0];
    }

    /** All but what a picture with a palette consists of. */
    private static boolean isNote(Chunks.Chunk chunk) {
        return !chunk.is("IHDR") && !chunk.is("PLTE") && !chunk.is("tRNS") && !chunk.is("IDAT") && !chunk.is("IEND");
    }
}
