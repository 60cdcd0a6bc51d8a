package dev.kith.config.hocon;

import dev.kith.config.ByteSize;
import dev.kith.config.Settings;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Takes settings apart by their records: a key is the path of component names. */
final class SettingsValues {
    private SettingsValues() {}

    /** Dotted key to value, in the order of the components; an absent value is an empty Optional. */
    static Map<String, Optional<Object>> of(Settings settings) {
        Map<String, Optional<Object>> values = new LinkedHashMap<>();
        collect(settings, "", values);
        return values;
    }

    private static void collect(Record block, String prefix, Map<String, Optional<Object>> into) {
        for (RecordComponent component : block.getClass().getRecordComponents()) {
            String key = prefix + Names.kebab(component.getName());
            Object value = value(component, block);
            if (value instanceof Record inner && !(value instanceof ByteSize)) {
                collect(inner, key + ".", into);
            } else {
                into.put(key, plain(value));
            }
        }
    }

    private static Object value(RecordComponent component, Record block) {
        try {
            return component.getAccessor().invoke(block);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static Optional<Object> plain(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Object.class::cast);
        }
        if (value instanceof OptionalInt number) {
            return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
        }
        if (value instanceof OptionalLong number) {
            return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
        }
        if (value instanceof OptionalDouble number) {
            return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
        }
        return Optional.of(value);
    }
}
