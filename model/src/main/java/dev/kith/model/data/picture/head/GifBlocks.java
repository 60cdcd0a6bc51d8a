package dev.kith.model.data.picture.head;

import static dev.kith.config.Text.format;

import java.io.IOException;

/** The blocks in front of the first frame of a GIF file: a reader makes an object of each, and comments may have one byte. */
public final class GifBlocks {
    private static final int MOST = 10_000;
    private static final int HEAD = 13;
    private static final int EXTENSION = 0x21;
    private static final int HAS_PALETTE = 0x80;

    private GifBlocks() {}

    /** @throws IOException if there are more than any program writes */
    public static void check(byte[] encoded) throws IOException {
        Bytes bytes = new Bytes(encoded);
        int flags = bytes.at(10);
        long position = HEAD + ((flags & HAS_PALETTE) == 0 ? 0 : 3L << (1 + (flags & 7)));
        for (int blocks = 0; bytes.at(position) == EXTENSION; position++) {
            position += 2;
            while (bytes.at(position) != 0) {
                position += 1 + bytes.at(position);
                if (++blocks > MOST) {
                    throw new IOException(format("there are more than %d blocks in front of its first frame", MOST));
                }
            }
        }
    }
}
