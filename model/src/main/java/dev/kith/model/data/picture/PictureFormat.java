package dev.kith.model.data.picture;

import dev.kith.model.data.picture.head.Bytes;
import java.util.Optional;

/** Formats of picture files, told by their first bytes and not by the ending of a name. */
enum PictureFormat {
    JPEG("JPEG", true),
    PNG("PNG", true),
    GIF("GIF", true),
    BMP("BMP", true),
    TIFF("TIFF", true),
    WEBP("WebP", true),
    BIG_TIFF("BigTIFF", false),
    HEIC("HEIC", false),
    AVIF("AVIF", false),
    JPEG_2000("JPEG 2000", false),
    JPEG_XL("JPEG XL", false),
    UNKNOWN("unknown", false);

    private final String title;
    private final boolean read;

    PictureFormat(String title, boolean read) {
        this.title = title;
        this.read = read;
    }

    /** The format of a file. */
    static PictureFormat of(byte[] head) {
        Bytes bytes = new Bytes(head);
        if (bytes.at(0) == 0xFF && bytes.at(1) == 0xD8 && bytes.at(2) == 0xFF) {
            return JPEG;
        }
        if (bytes.big(0, 4) == 0x89504E47L && bytes.big(4, 4) == 0x0D0A1A0AL) {
            return PNG;
        }
        if (bytes.says(0, "GIF87a") || bytes.says(0, "GIF89a")) {
            return GIF;
        }
        if (bytes.says(0, "RIFF") && bytes.says(8, "WEBP")) {
            return WEBP;
        }
        if (bytes.says(4, "ftyp")) {
            return ofBrands(bytes);
        }
        if (bytes.says(0, "BM")) {
            return BMP;
        }
        if (bytes.says(4, "jP  ") || bytes.big(0, 4) == 0xFF4FFF51L) {
            return JPEG_2000;
        }
        if (bytes.says(4, "JXL ") || bytes.big(0, 2) == 0xFF0A) {
            return JPEG_XL;
        }
        return ofTiff(bytes);
    }

    private static PictureFormat ofTiff(Bytes bytes) {
        boolean bigEndian = bytes.says(0, "MM");
        if (!bigEndian && !bytes.says(0, "II")) {
            return UNKNOWN;
        }
        long version = bytes.number(2, 2, bigEndian);
        return version == 42 ? TIFF : version == 43 ? BIG_TIFF : UNKNOWN;
    }

    /** A file of the ISO family says in its first box by which rules it can be read; films say nothing that is here. */
    private static PictureFormat ofBrands(Bytes bytes) {
        long end = Math.min(64, bytes.big(0, 4));
        PictureFormat found = UNKNOWN;
        for (long place = 8; place + 4 <= end; place += 4) {
            if (bytes.says(place, "avif") || bytes.says(place, "avis")) {
                return AVIF;
            }
            boolean heic = bytes.says(place, "hei") || bytes.says(place, "hev") || bytes.says(place, "mif1");
            found = heic ? HEIC : found;
        }
        return found;
    }

    /** Why files of the format are not read, and what to do; empty for those that are. */
    Optional<String> refusal() {
        if (read) {
            return Optional.empty();
        }
        return Optional.of(
                this == UNKNOWN
                        ? "not a JPEG, PNG, BMP, GIF, TIFF or WebP image"
                        : title + " pictures are not read: convert them to JPEG or PNG");
    }
}
