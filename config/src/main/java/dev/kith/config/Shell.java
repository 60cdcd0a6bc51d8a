package dev.kith.config;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Words of commands that people copy from a message into their shell. */
public final class Shell {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

    private Shell() {}

    /** A path as one word: between single quotes where a shell would take it apart or change it. */
    public static String quoted(Path path) {
        return quoted(path.toString());
    }

    /** The same for any text. */
    public static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
