package dev.kith.model.data.picture.head;

import java.util.function.Consumer;

/**
 * Walks over the chunks of a PNG file, or of a WebP file.
 *
 * @param bytes the file
 * @param begin where the first chunk is
 * @param bigEndian whether a chunk is length, name, content and checksum (PNG), not name, length and content (RIFF)
 */
record Chunks(Bytes bytes, long begin, boolean bigEndian) {
    private static final int HEAD = 8;
    private static final int CHECKSUM = 4;

    /** One chunk; {@code content} is where it begins. */
    record Chunk(Bytes bytes, long name, long content, long length) {
        boolean is(String wanted) {
            return bytes.says(name, wanted);
        }
    }

    static Chunks ofPng(byte[] encoded) {
        return new Chunks(new Bytes(encoded), 8, true);
    }

    static Chunks ofWebp(byte[] encoded) {
        return new Chunks(new Bytes(encoded), 12, false);
    }

    void forEach(Consumer<Chunk> visitor) {
        forEach(begin, bytes.bytes().length, visitor);
    }

    /** Those of a part of the file. */
    void forEach(long from, long end, Consumer<Chunk> visitor) {
        long position = from;
        while (position + HEAD <= end) {
            long length = bigEndian ? bytes.big(position, 4) : bytes.little(position + 4, 4);
            visitor.accept(new Chunk(bytes, bigEndian ? position + 4 : position, position + HEAD, length));
            position += HEAD + length + (bigEndian ? CHECKSUM : length % 2);
        }
    }
}
