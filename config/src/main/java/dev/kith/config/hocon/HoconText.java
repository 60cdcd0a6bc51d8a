package dev.kith.config.hocon;

import com.typesafe.config.ConfigUtil;
import dev.kith.config.ByteSize;
import dev.kith.config.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes single values as HOCON, each in its one canonical spelling. */
final class HoconText {
    private static final String NULL = "null";

    private HoconText() {}

    /** Dotted key to text, in the order of the settings records. */
    static Map<String, String> of(Settings settings) {
        Map<String, Optional<Object>> values = SettingsValues.of(settings);
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((key, value) -> texts.put(key, value.map(HoconText::text).orElseGet(() -> absent(key, values))));
        return texts;
    }

    /** The word for absence; {@code null} where another key has taken the place, for the word would take it back. */
    private static String absent(String key, Map<String, Optional<Object>> values) {
        boolean replaced = Keys.known().alternativesOf(key).stream()
                .anyMatch(other -> values.getOrDefault(other, Optional.empty()).isPresent());
        return replaced ? NULL : Keys.known().absent(key).orElse(NULL);
    }

    private static String text(Object value) {
        if (value instanceof Enum<?> constant) {
            return Names.kebab(constant);
        }
        if (value instanceof Double number) {
            return Double.toString(number).replaceFirst("\\.0(?=E|$)", "").replace('E', 'e');
        }
        if (value instanceof String || value instanceof Path) {
            return ConfigUtil.quoteString(value.toString());
        }
        if (value instanceof Number
                || value instanceof Boolean
                || value instanceof List<?>
                || value instanceof ByteSize) {
            return value.toString();
        }
        throw new IllegalStateException("a setting of " + value.getClass() + " cannot be written");
    }
}
