package dev.kith.model.data.picture.head;

import java.io.IOException;

/** What the header of a BMP file says of its pixels. */
public final class BmpHead {
    private static final int LEAST_HEADER = 40;
    private static final int COMPRESSION = 30;
    private static final int COLOURS = 46;
    private static final int JPEG = 4;
    private static final int PNG = 5;
    private static final int MOST_COLOURS = 256;

    private BmpHead() {}

    /** @throws IOException if another picture of any size is in it, or a palette larger than there is */
    public static void check(byte[] encoded) throws IOException {
        Bytes bytes = new Bytes(encoded);
        if (bytes.little(14, 4) < LEAST_HEADER) {
            return; // older headers have neither
        }
        long compression = bytes.little(COMPRESSION, 4);
        if (compression == JPEG || compression == PNG) {
            throw new IOException("a BMP with a JPEG or PNG in it is not read: take that picture out of it");
        } else if (bytes.little(COLOURS, 4) > MOST_COLOURS) {
            throw new IOException("its palette has more colours than there are");
        }
    }
}
