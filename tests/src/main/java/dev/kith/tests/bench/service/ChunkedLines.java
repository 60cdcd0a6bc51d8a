package dev.kith.tests.bench.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** The lines within the chunks of an answer that has no end. Of long ones only the beginning is kept. */
final class ChunkedLines {
    private static final int KEPT = 64;

    private final Consumer<String> lines;
    private final StringBuilder line = new StringBuilder();
    /** Bytes of the chunk that are still to come; 0 while its size is read. */
    private long left;

    private long size = -1;

    /** @param lines is given each line without its end */
    ChunkedLines(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Goes on with what has come. */
    void read(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (left > 0) {
                left--;
                data(next);
            } else {
                size(next);
            }
        }
    }

    private void data(byte next) {
        if (next == '\n') {
            lines.accept(line.toString());
            line.setLength(0);
        } else if (line.length() < KEPT) {
            line.append((char) next);
        }
    }

    /** Sizes stand in lines of their own, and an empty line ends a chunk. */
    private void size(byte next) throws IOException {
        if (next == '\n') {
            if (size == 0) {
                throw new IOException("the stream has ended");
            }
            left = Math.max(0, size);
            size = -1;
        } else if (next != '\r') {
            int digit = Character.digit(next, 16);
            if (digit < 0) {
                throw new IOException("not the size of a chunk");
            }
            size = Math.max(0, size) * 16 + digit;
        }
    }
}
