package dev.kith.model.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Records of plain values as JSON, under the names of the configuration file; an empty option is null. */
final class RecordJson {

    private RecordJson() {}

    static JsonNode of(Object value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value instanceof Record settings) {
            return fields(settings);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = json.arrayNode();
            list.forEach(element -> array.add(of(element)));
            return array;
        }
        if (value instanceof Optional<?> option) {
            return option.isPresent() ? of(option.get()) : json.nullNode();
        }
        if (value instanceof OptionalInt option) {
            return option.isPresent() ? json.numberNode(option.getAsInt()) : json.nullNode();
        }
        if (value instanceof OptionalLong option) {
            return option.isPresent() ? json.numberNode(option.getAsLong()) : json.nullNode();
        }
        if (value instanceof OptionalDouble option) {
            return option.isPresent() ? json.numberNode(option.getAsDouble()) : json.nullNode();
        }
        if (value instanceof Boolean flag) {
            return json.booleanNode(flag);
        }
        if (value instanceof Integer || value instanceof Long) {
            return json.numberNode(((Number) value).longValue());
        }
        if (value instanceof Double number) {
            return json.numberNode(number);
        }
        return json.textNode(value instanceof Enum<?> choice ? hyphenated(choice.name()) : value.toString());
    }

    private static ObjectNode fields(Record settings) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            try {
                String name = component.getName().replaceAll("([A-Z])", "_$1");
                node.set(hyphenated(name), of(component.getAccessor().invoke(settings)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + component, e);
            }
        }
        return node;
    }

    private static String hyphenated(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
