package dev.kith.model.data.published;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataException;
import java.util.Arrays;

/**
 * An array of unsigned bytes in the IDX format: two zero bytes, the element type (8 = unsigned byte), the number of
 * dimensions, each dimension as a big-endian 32-bit integer, then the values in row-major order.
 */
final class IdxFile {
    private static final int UNSIGNED_BYTE = 0x08;

    private final byte[] bytes;
    private final int[] dimensions;
    private final int itemSize;

    private IdxFile(byte[] bytes, int[] dimensions, int itemSize) {
        this.bytes = bytes;
        this.dimensions = dimensions;
        this.itemSize = itemSize;
    }

    /**
     * Checks the header against the length.
     *
     * @param bytes the whole decompressed file; kept, not copied
     * @param rank how many dimensions are expected, at least 1
     * @throws DataException if this is not such a file, or if it is cut short or too long
     */
    static IdxFile parse(String name, byte[] bytes, int rank) {
        int header = 4 + 4 * rank;
        if (bytes.length < header) {
            throw damaged(name, format("it ends after %d bytes, inside its header", bytes.length));
        }
        if (bytes[0] != 0 || bytes[1] != 0 || bytes[2] != UNSIGNED_BYTE || bytes[3] != rank) {
            throw damaged(
                    name,
                    format(
                            "it starts with %02x%02x%02x%02x instead of 000008%02x",
                            bytes[0], bytes[1], bytes[2], bytes[3], rank));
        }
        int[] dimensions = new int[rank];
        long expected = header;
        long values = 1;
        for (int d = 0; d < rank; d++) {
            dimensions[d] = bigEndian(bytes, 4 + 4 * d);
            if (dimensions[d] <= 0 || values * dimensions[d] > Integer.MAX_VALUE) {
                throw damaged(name, "its header claims impossible dimensions");
            }
            values *= dimensions[d];
        }
        expected += values;
        if (bytes.length != expected) {
            throw damaged(name, format("it holds %d bytes where its header promises %d", bytes.length, expected));
        }
        return new IdxFile(bytes, dimensions, (int) (values / dimensions[0]));
    }

    /** The number of items: the first dimension. */
    int count() {
        return dimensions[0];
    }

    /** The length of a dimension. */
    int dimension(int d) {
        return dimensions[d];
    }

    /** A copy of the values of one item. */
    byte[] item(int index) {
        int start = start(index);
        return Arrays.copyOfRange(bytes, start, start + itemSize);
    }

    /** The first value of an item, 0…255. */
    int value(int index) {
        return bytes[start(index)] & 0xFF;
    }

    private int start(int index) {
        if (index < 0 || index >= count()) {
            throw new IndexOutOfBoundsException(format("%d of %d", index, count()));
        }
        return 4 + 4 * dimensions.length + index * itemSize;
    }

    private static int bigEndian(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | bytes[at + 3] & 0xFF;
    }

    private static DataException damaged(String name, String what) {
        return new DataException(
                format("%s is not the file it should be: %s. Delete it and get it again.", name, what));
    }
}
