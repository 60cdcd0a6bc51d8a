package dev.kith.model.data.picture;

import static dev.kith.config.Text.format;

import dev.kith.model.data.Image;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Lets only as many pictures be decoded at once as fit into memory. Small ones never wait. Safe for use by many threads, of
 * which none may decode a picture while it decodes another.
 */
final class DecodingTurns {
    /** For all decoders of this process. */
    static final DecodingTurns SHARED = new DecodingTurns(Runtime.getRuntime().maxMemory() / 2);

    private static final int UNIT = 1 << 16;
    private static final int SMALL_SHARE = 64;

    private final long limit;
    private final Semaphore units;

    /** @param limit bytes that all pictures together may take */
    DecodingTurns(long limit) {
        this.limit = limit;
        this.units = new Semaphore((int) Math.min(Integer.MAX_VALUE, limit / UNIT), true);
    }

    /** Decodes. */
    @FunctionalInterface
    interface Decoding {
        Image run() throws IOException;
    }

    /**
     * Waits for its turn, then decodes.
     *
     * @param bytes that it takes, about
     * @throws IOException if that is more than there is for all
     */
    Image decode(long bytes, Decoding decoding) throws IOException {
        if (bytes > limit) {
            throw new IOException(format(
                    "decoding takes %d MB of memory, more than the %d MB there are for pictures: "
                            + "make it smaller, or give Java more memory (-Xmx)",
                    bytes >> 20, limit >> 20));
        }
        if (bytes <= limit / SMALL_SHARE) {
            return decoding.run();
        }
        int wanted = (int) (bytes / UNIT);
        units.acquireUninterruptibly(wanted);
        try {
            return decoding.run();
        } finally {
            units.release(wanted);
        }
    }
}
