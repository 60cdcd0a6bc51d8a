package dev.kith.model.data.archive;

import java.util.Arrays;
import java.util.Optional;

/** The first bytes of files that people name instead of an archive that is read. */
enum Signature {
    RAR(true, "a RAR archive", "Rar!\u001a\u0007"),
    SEVEN_ZIP(true, "a 7-Zip archive", "7z\u00bc\u00af'\u001c"),
    BZIP2(true, "a file compressed by bzip2", "BZh"),
    XZ(true, "a file compressed by xz", "\u00fd7zXZ\0"),
    ZSTD(true, "a file compressed by zstd", "(\u00b5/\u00fd"),
    LZ4(true, "a file compressed by lz4", "\u0004\"M\u0018"),
    LZMA(true, "a file compressed by lzma", "]\0\0"),
    COMPRESS(true, "a file compressed by compress", "\u001f\u009d"),
    CABINET(true, "a cabinet of Windows", "MSCF"),
    CPIO(true, "a cpio archive", "0707"),
    AR(true, "an ar archive", "!<arch>"),
    XAR(true, "a xar archive", "xar!"),
    JPEG(false, "a single JPEG picture", "\u00ff\u00d8\u00ff"),
    PNG(false, "a single PNG picture", "\u0089PNG"),
    GIF(false, "a single GIF picture", "GIF8"),
    PDF(false, "a PDF document", "%PDF"),
    SQLITE(false, "a database of SQLite", "SQLite format 3"),
    HDF5(false, "an HDF5 file", "\u0089HDF\r\n"),
    NUMPY(false, "an array of NumPy", "\u0093NUMPY"),
    PARQUET(false, "a Parquet file", "PAR1");

    private final boolean packed;
    private final String words;
    private final String start;

    /**
     * @param packed whether there may be pictures inside
     * @param start one character a byte
     */
    Signature(boolean packed, String words, String start) {
        this.packed = packed;
        this.words = words;
        this.start = start;
    }

    /** What it is, and what to do, after the name of the file. */
    String advice() {
        return "is " + words
                + (packed
                        ? ", which is not read. Unpack it, and name the folder."
                        : ". Name a folder of pictures, or a zip or tar archive of them.");
    }

    /** The one that a file starts with. */
    static Optional<Signature> of(byte[] head) {
        return Arrays.stream(values()).filter(kind -> starts(head, kind.start)).findFirst();
    }

    static boolean starts(byte[] head, String start) {
        return startsAt(head, 0, start);
    }

    /** @param text one character a byte */
    static boolean startsAt(byte[] head, int from, String text) {
        if (head.length < from + text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((head[from + i] & 0xFF) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
