package dev.kith.model.data.picture.head;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The directories of a TIFF file, as a reader would follow them: values may lie over each other, so that a small file can name
 * gigabytes of them; and a tile may be larger than the picture.
 */
public final class TiffDirectories {
    private static final int MOST_ENTRIES = 20_000;
    private static final int ENTRY = 12;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_LENGTH = 323;
    private static final int SAMPLES = 277;
    private static final int MOST_SAMPLES = 64;
    private static final int COMPRESSION = 259;
    private static final Set<Long> JPEG = Set.of(6L, 7L);
    /** Entries that lead to further directories: pages within a page, EXIF, positions, interoperability. */
    private static final Set<Long> POINTERS = Set.of(330L, 34_665L, 34_853L, 40_965L);
    /** Bytes of a value, by type. */
    private static final int[] WIDTHS = {1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 1, 1, 8, 8, 8};

    private final Bytes bytes;
    private final boolean bigEndian;
    private final long mostPixels;
    private final Deque<Long> open = new ArrayDeque<>();
    private final Set<Long> seen = new HashSet<>();
    private long entries;
    private long values;

    private TiffDirectories(byte[] encoded, long mostPixels) {
        this.bytes = new Bytes(encoded);
        this.bigEndian = bytes.says(0, "MM");
        this.mostPixels = mostPixels;
    }

    /**
     * Looks through all directories.
     *
     * @param mostPixels of a tile, and of a JPEG within the file
     * @throws IOException if they name more than the file holds, or than is read
     */
    public static void check(byte[] encoded, long mostPixels) throws IOException {
        TiffDirectories directories = new TiffDirectories(encoded, mostPixels);
        directories.follow(directories.number(4, 4));
        while (!directories.open.isEmpty()) {
            directories.look(directories.open.removeFirst());
        }
    }

    private long number(long position, int count) {
        return bytes.number(position, count, bigEndian);
    }

    private void follow(long directory) {
        if (directory != 0 && directory < bytes.bytes().length && seen.add(directory)) {
            open.addLast(directory);
        }
    }

    private void look(long directory) throws IOException {
        long count = number(directory, 2);
        entries += count;
        if (entries > MOST_ENTRIES) {
            throw new IOException(format("its directories have more than %d entries", MOST_ENTRIES));
        }
        long tileWidth = 1;
        long tileLength = 1;
        for (long i = 0; i < count; i++) {
            long entry = directory + 2 + i * ENTRY;
            long tag = number(entry, 2);
            measure(entry);
            if (POINTERS.contains(tag)) {
                pointers(entry);
            } else if (tag == SAMPLES && value(entry) > MOST_SAMPLES) {
                throw new IOException(format("its pixels have more than %d values", MOST_SAMPLES));
            } else if (tag == COMPRESSION && JPEG.contains(value(entry))) {
                pictures();
            }
            tileWidth = tag == TILE_WIDTH ? value(entry) : tileWidth;
            tileLength = tag == TILE_LENGTH ? value(entry) : tileLength;
        }
        require(tileWidth, tileLength);
        follow(number(directory + 2 + count * ENTRY, 4));
    }

    /** What a reader would hold of the values of an entry. */
    private void measure(long entry) throws IOException {
        int type = (int) number(entry + 2, 2);
        values += (type < WIDTHS.length ? WIDTHS[type] : 1) * number(entry + 4, 4);
        if (values > 2L * bytes.bytes().length) {
            throw new IOException("its directories name more values than the file holds");
        }
    }

    private long value(long entry) {
        return number(entry + 8, number(entry + 2, 2) == 3 ? 2 : 4);
    }

    private void pointers(long entry) {
        long count = number(entry + 4, 4);
        if (count == 1) {
            follow(number(entry + 8, 4));
            return;
        }
        long list = number(entry + 8, 4);
        for (long i = 0; i < Math.min(count, MOST_ENTRIES); i++) {
            follow(number(list + 4 * i, 4));
        }
    }

    /** A JPEG within the file says its own size; the mark of a frame of eight bits a value does not come about by chance. */
    private void pictures() throws IOException {
        byte[] file = bytes.bytes();
        for (int i = 0; i + 9 < file.length; i++) {
            int marker = bytes.at(i + 1);
            if (file[i] == (byte) 0xFF && marker >= 0xC0 && marker <= 0xC2 && bytes.at(i + 4) == 8) {
                long components = bytes.at(i + 9);
                if (bytes.big(i + 2, 2) == 8 + 3 * components && components >= 1 && components <= 4) {
                    require(bytes.big(i + 7, 2), bytes.big(i + 5, 2));
                }
            }
        }
    }

    private void require(long width, long height) throws IOException {
        if (height > 0 && width > mostPixels / height) {
            throw new IOException(format(
                    "a part of it has %d×%d pixels, more than the %d megapixels that are read",
                    width, height, mostPixels / 1_000_000));
        }
    }
}
