package dev.kith.model.data.picture.head;

/** The bytes of a file, read without care for its end: behind it there are zeros, which match no marker and no tag. */
@SuppressWarnings("ArrayRecordComponent") // a file of megabytes: shared on purpose, compared nowhere
public record Bytes(byte[] bytes) {

    /** The byte at a place, 0…255. */
    public int at(long position) {
        return position >= 0 && position < bytes.length ? bytes[(int) position] & 0xFF : 0;
    }

    /** A number of at most seven bytes, the first byte counting most. */
    public long big(long position, int count) {
        return number(position, count, true);
    }

    /** A number of at most seven bytes, the last byte counting most. */
    public long little(long position, int count) {
        return number(position, count, false);
    }

    /** A number of at most seven bytes. */
    public long number(long position, int count, boolean bigEndian) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | at(bigEndian ? position + i : position + count - 1 - i);
        }
        return value;
    }

    /** Whether a text in ASCII stands at a place. */
    public boolean says(long position, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at(position + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
