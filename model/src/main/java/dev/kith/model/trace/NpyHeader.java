package dev.kith.model.trace;

import static dev.kith.config.Text.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The first bytes of a {@code .npy} array, format version 1.0. */
final class NpyHeader {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private NpyHeader() {}

    /** Magic, length and a Python dictionary, padded so that the values start at a multiple of 64 bytes. */
    static byte[] encode(String descriptor, long... shape) {
        String dictionary = format("{'descr': '%s', 'fortran_order': False, 'shape': %s, }", descriptor, tuple(shape));
        int unpadded = MAGIC.length + Short.BYTES + dictionary.length() + 1;
        int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
        String text = dictionary + " ".repeat(padding) + "\n";
        return ByteBuffer.allocate(unpadded + padding)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) text.length())
                .put(text.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static String tuple(long... shape) {
        String extents = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return shape.length == 1 ? "(" + extents + ",)" : "(" + extents + ")";
    }
}
