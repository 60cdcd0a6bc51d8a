package dev.kith.config;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text that reads alike on every machine: files, names of directories and messages do not follow the locale of a process.
 * Under an Arabic locale {@code String.formatted} writes a step as "٠٠٤٢", and the checkpoint of that name is not found again.
 */
public final class Text {
    private static final int LATIN_1 = 0xFF;

    private Text() {}

    /**
     * Fills a template, as {@link String#format} does in the neutral locale.
     *
     * @throws java.util.IllegalFormatException if template and values do not fit
     */
    @FormatMethod
    public static String format(String template, @Nullable Object... values) {
        return String.format(Locale.ROOT, template, values);
    }

    /**
     * The text with every control character as its escape: {@code \\x1b} of ASCII and Latin-1, {@code \\u202e} of those that
     * turn the direction of writing. A name in a message then cannot move the cursor of a terminal, colour it, or hide what
     * follows.
     */
    public static String visible(String text) {
        return visible(text, "");
    }

    /** @param kept control characters that stay as they are, such as those between lines */
    public static String visible(String text, String kept) {
        if (text.chars().noneMatch(c -> isControl(c) && kept.indexOf(c) < 0)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(c -> {
            if (!isControl(c) || kept.indexOf(c) >= 0) {
                shown.append((char) c);
            } else {
                shown.append(c <= LATIN_1 ? format("\\x%02x", c) : format("\\u%04x", c));
            }
        });
        return shown.toString();
    }

    /** C0, DEL, C1; marks, embeddings, overrides and isolates of direction; separators of lines and paragraphs. */
    private static boolean isControl(int c) {
        return c < ' '
                || c >= 0x7F && c <= 0x9F
                || c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || c >= 0x2028 && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069;
    }
}
