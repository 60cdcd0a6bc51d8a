package dev.kith.model.data.folder;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rules about the names of files in folders and archives. */
final class FileNames {
    /** The name of a label file at the root of a data set. */
    static final String LABELS = "labels.csv";

    /** Kinds that are read, and kinds that are not but are clearly meant as examples: these are reported as broken. */
    private static final Set<String> IMAGES = Set.of(
            "jpg", "jpeg", "jpe", "jfif", "png", "bmp", "gif", "tif", "tiff", "webp", "heic", "heif", "avif", "jp2");

    private FileNames() {}

    /** Whether a path, of which only the end matters, names an image. */
    static boolean isImage(String path) {
        int dot = path.lastIndexOf('.');
        return IMAGES.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT)) && dot >= 0;
    }

    /** Whether a file is one that a data set is made of. */
    static boolean isWanted(String path) {
        return isImage(path) || path.equals(LABELS) || path.endsWith("/" + LABELS);
    }

    /** Whether a file or folder belongs to an operating system, not to its user. */
    static boolean isHidden(String segment) {
        return segment.startsWith(".") || segment.equals("__MACOSX");
    }

    /** Whether the path has a hidden part. */
    static boolean isHiddenPath(String path) {
        return List.of(path.split("/")).stream().anyMatch(FileNames::isHidden);
    }

    /** One spelling for one file: slashes, no empty or "." parts, composed Unicode characters. */
    static String normalise(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.replace('\\', '/').split("/")) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return compose(String.join("/", parts));
    }

    /** One spelling for accented characters, which some file systems store decomposed. */
    static String compose(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Whether a name inside an archive points outside the folder that the archive stands for. */
    static boolean escapes(String entryName) {
        String name = entryName.replace('\\', '/');
        return name.startsWith("/")
                || name.matches("[A-Za-z]:/.*")
                || List.of(name.split("/")).contains("..");
    }
}
