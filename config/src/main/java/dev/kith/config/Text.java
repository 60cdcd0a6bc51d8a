package dev.kith.config;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text that reads alike on every machine: files, names of directories and messages do not follow the locale of a process.
 * Under an Arabic locale {@code String.formatted} writes a step as "٠٠٤٢", and the checkpoint of that name is not found again.
 */
public final class Text {

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
}
