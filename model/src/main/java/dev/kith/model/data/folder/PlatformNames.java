package dev.kith.model.data.folder;

import dev.kith.model.data.archive.EntryName;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The names of files as the file system stores them. Java decodes their bytes by the locale of the process: under
 * {@code LC_ALL=C} every byte beyond ASCII becomes the same replacement character, and different names fall together. The
 * bytes are still in the path, and its address as a URI shows them; names that are UTF-8 are read from there.
 */
final class PlatformNames {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int ASCII_END = 0x80;
    private static final Charset PLATFORM = platform();

    private PlatformNames() {}

    /** The last name of a path; {@link EntryName#known} is false if it is neither UTF-8 nor of the locale. */
    static EntryName of(Path file) {
        return of(file, PLATFORM);
    }

    /** @param platform the character set by which Java decodes names */
    static EntryName of(Path file, Charset platform) {
        String name = String.valueOf(file.getFileName());
        boolean lost = name.indexOf(REPLACEMENT) >= 0;
        boolean unicode = platform.equals(StandardCharsets.UTF_8);
        if (unicode && !lost || name.chars().allMatch(c -> c < ASCII_END)) {
            return new EntryName(name, true);
        }
        EntryName stored = EntryName.of(bytes(file));
        return stored.known() || lost ? stored : new EntryName(name, true);
    }

    /** The bytes of the last name, from its percent signs. */
    private static byte[] bytes(Path file) {
        String path = file.toUri().getRawPath();
        String end = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String name = end.substring(end.lastIndexOf('/') + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '%') {
                bytes.write(Integer.parseInt(name.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(name.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    private static Charset platform() {
        String name = System.getProperty("sun.jnu.encoding", "UTF-8");
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }
}
