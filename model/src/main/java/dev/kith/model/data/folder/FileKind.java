package dev.kith.model.data.folder;

import static dev.kith.config.Text.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a file is good for.
 *
 * @param reason for {@link Use#NONE}: what such files are, in the plural, for a list of what was passed over
 */
record FileKind(Use use, String reason) {

    /** What becomes of a file. */
    enum Use {
        PICTURE,
        /** May hold labels. */
        TABLE,
        /** Its name tells nothing: {@link #ofContent} does. */
        BY_CONTENT,
        NONE
    }

    /** How many bytes {@link #ofContent} looks at. */
    static final int HEAD = 16;

    static final String ARCHIVES = "archives, which are not opened: unpack them";

    private static final FileKind PICTURE = new FileKind(Use.PICTURE, "");
    private static final FileKind TABLE = new FileKind(Use.TABLE, "");
    private static final FileKind UNNAMED = new FileKind(Use.BY_CONTENT, "");
    private static final Set<String> PICTURES =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "bmp", "dib", "gif", "tif", "tiff", "webp");
    private static final Set<String> TABLES = Set.of("csv", "tsv");

    /** Kinds that are clearly meant, or may be mistaken, as examples. */
    private static final List<Map.Entry<String, Set<String>>> OTHERS = List.of(
            Map.entry(unread("HEIC"), Set.of("heic", "heif", "hif", "heics", "heifs")),
            Map.entry(unread("AVIF"), Set.of("avif", "avifs")),
            Map.entry(unread("JPEG 2000"), Set.of("jp2", "j2k", "jpf", "jpx", "j2c", "jpc", "jpm")),
            Map.entry(unread("JPEG XL"), Set.of("jxl")),
            Map.entry(unread("JPEG XR"), Set.of("jxr", "wdp", "hdp")),
            Map.entry(
                    unread("Raw"),
                    Set.of(
                            "dng", "cr2", "cr3", "crw", "nef", "nrw", "arw", "srf", "sr2", "orf", "rw2", "raf", "pef",
                            "srw", "x3f", "3fr", "fff", "iiq", "rwl", "mrw", "dcr", "kdc", "erf", "raw")),
            Map.entry(unread("Photoshop"), Set.of("psd", "psb")),
            Map.entry(unread("Vector"), Set.of("svg", "svgz", "eps", "ai", "emf", "wmf")),
            Map.entry(unread("DICOM"), Set.of("dcm", "dicom")),
            Map.entry(
                    unread("Other kinds of"),
                    Set.of(
                            "ico", "icns", "tga", "pcx", "ppm", "pgm", "pbm", "pnm", "pam", "exr", "hdr", "xcf", "kra",
                            "dds", "xpm", "xbm", "fits", "sgi", "ras", "apng", "mng")),
            Map.entry(
                    "videos",
                    Set.of(
                            "mp4", "mov", "avi", "mkv", "webm", "m4v", "mpg", "mpeg", "wmv", "3gp", "mts", "m2ts",
                            "flv", "insv", "lrv", "thm")),
            Map.entry(
                    ARCHIVES,
                    Set.of("zip", "tar", "tgz", "gz", "bz2", "tbz", "tbz2", "xz", "txz", "7z", "rar", "zst", "lz4")),
            Map.entry("spreadsheets, which are not read: save them as CSV", Set.of("xlsx", "xls", "ods", "numbers")));

    /** Of a file of this name. */
    static FileKind ofName(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (dot >= 0 && PICTURES.contains(ending)) {
            return PICTURE;
        }
        if (dot < 0 || ending.chars().noneMatch(Character::isLetter)) {
            return UNNAMED;
        }
        if (TABLES.contains(ending)) {
            return TABLE;
        }
        return OTHERS.stream()
                .filter(kind -> kind.getValue().contains(ending))
                .findFirst()
                .map(kind -> passedOver(kind.getKey()))
                .orElseGet(() -> passedOver("files of other kinds"));
    }

    /** Of a file whose name has no ending, by its first bytes. */
    static FileKind ofContent(byte[] head) {
        if (starts(head, 0, "\u00ff\u00d8\u00ff")
                || starts(head, 0, "\u0089PNG\r\n\u001a\n")
                || starts(head, 0, "GIF8")
                || starts(head, 0, "II*\0")
                || starts(head, 0, "MM\0*")
                || starts(head, 0, "RIFF") && starts(head, 8, "WEBP")
                || isBitmap(head)) {
            return PICTURE;
        }
        Optional<String> brand = starts(head, 4, "ftyp") ? Optional.of(text(head, 8, 4)) : Optional.empty();
        if (brand.filter(Set.of("heic", "heix", "mif1", "msf1", "hevc")::contains)
                .isPresent()) {
            return passedOver(unread("HEIC"));
        }
        return brand.filter(Set.of("avif", "avis")::contains).isPresent()
                ? passedOver(unread("AVIF"))
                : passedOver("files without an ending that are no pictures");
    }

    /** Two letters are not much: the reserved bytes and the place of the pixels say more. */
    private static boolean isBitmap(byte[] head) {
        return starts(head, 0, "BM") && starts(head, 6, "\0\0\0\0") && starts(head, 12, "\0\0");
    }

    private static FileKind passedOver(String reason) {
        return new FileKind(Use.NONE, reason);
    }

    private static String unread(String kind) {
        return format("%s pictures are not read: convert them to JPEG or PNG", kind);
    }

    /** @param text one character a byte */
    private static boolean starts(byte[] head, int from, String text) {
        return text(head, from, text.length()).equals(text);
    }

    private static String text(byte[] head, int from, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < Math.min(head.length, from + count); i++) {
            text.append((char) (head[i] & 0xFF));
        }
        return text.toString();
    }
}
