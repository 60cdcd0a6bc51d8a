package dev.kith.model.data.picture.head;

/** The orientation (tag 0x0112) in the first directory of EXIF data, or of a TIFF file. */
public final class ExifTag {
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;
    private static final int UPRIGHT = 1;
    private static final int EXIF_SEGMENT = 0xE1;
    private static final int START_OF_SCAN = 0xDA;
    private static final String MARK = "Exif\0\0";

    private ExifTag() {}

    /** Of a JPEG file, 1 … 8; 1 where it says nothing. */
    public static int ofJpeg(byte[] encoded) {
        Bytes bytes = new Bytes(encoded);
        long position = 2;
        while (bytes.at(position) == 0xFF && bytes.at(position + 1) != START_OF_SCAN) {
            int marker = bytes.at(position + 1);
            if (marker == EXIF_SEGMENT && bytes.says(position + 4, MARK)) {
                return ofTiff(bytes, position + 4 + MARK.length());
            }
            position += marker == 0xFF ? 1 : 2 + Math.max(2, bytes.big(position + 2, 2));
        }
        return UPRIGHT;
    }

    /** Of a PNG file, otherwise as {@link #ofJpeg}. */
    public static int ofPng(byte[] encoded) {
        return ofChunk(Chunks.ofPng(encoded), "eXIf");
    }

    /** Of a WebP file, otherwise as {@link #ofJpeg}. */
    public static int ofWebp(byte[] encoded) {
        return ofChunk(Chunks.ofWebp(encoded), "EXIF");
    }

    /** Of a TIFF file, otherwise as {@link #ofJpeg}. */
    public static int ofTiff(byte[] encoded) {
        return ofTiff(new Bytes(encoded), 0);
    }

    private static int ofChunk(Chunks chunks, String name) {
        int[] found = {UPRIGHT};
        chunks.forEach(chunk -> {
            if (chunk.is(name)) {
                boolean marked = chunk.bytes().says(chunk.content(), MARK);
                found[0] = ofTiff(chunk.bytes(), chunk.content() + (marked ? MARK.length() : 0));
            }
        });
        return found[0];
    }

    private static int ofTiff(Bytes bytes, long start) {
        boolean bigEndian = bytes.says(start, "MM");
        if ((!bigEndian && !bytes.says(start, "II")) || bytes.number(start + 2, 2, bigEndian) != 42) {
            return UPRIGHT;
        }
        long directory = start + bytes.number(start + 4, 4, bigEndian);
        long entries = bytes.number(directory, 2, bigEndian);
        for (long entry = directory + 2; entry < directory + 2 + entries * ENTRY; entry += ENTRY) {
            if (bytes.number(entry, 2, bigEndian) == ORIENTATION) {
                int width = width(bytes.number(entry + 2, 2, bigEndian));
                long tag = width == 0 ? UPRIGHT : bytes.number(entry + 8, width, bigEndian);
                return tag >= 1 && tag <= 8 ? (int) tag : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Bytes of a whole number of a type; 0 for other types. */
    private static int width(long type) {
        return type == 1 || type == 6 ? 1 : type == 3 || type == 8 ? 2 : type == 4 || type == 9 ? 4 : 0;
    }
}
