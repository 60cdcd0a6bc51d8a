package dev.kith.model.data.picture.head;

import static dev.kith.config.Text.format;

import java.io.IOException;

/** The scans of a JPEG file: each may be some bytes, and costs the time of all its pixels. */
public final class JpegScans {
    /** Programs write at most some twenty. */
    private static final int MOST = 100;

    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;

    private JpegScans() {}

    /** @throws IOException if there are more than any program writes */
    public static void check(byte[] encoded) throws IOException {
        Bytes bytes = new Bytes(encoded);
        int scans = 0;
        int position = 2;
        while (position + 1 < encoded.length) {
            int marker = encoded[position] == (byte) 0xFF ? encoded[position + 1] & 0xFF : 0;
            if (marker == END_OF_IMAGE) {
                return; // what programs append behind it is no picture
            } else if (marker == START_OF_SCAN && ++scans > MOST) {
                throw new IOException(format("it has more than %d scans", MOST));
            }
            position += isSegment(marker) ? 2 + (int) bytes.big(position + 2, 2) : 1;
        }
    }

    /** Not a byte within a scan. */
    private static boolean isSegment(int marker) {
        return marker != 0 && marker != 0xFF && (marker < FIRST_RESTART || marker > LAST_RESTART);
    }
}
