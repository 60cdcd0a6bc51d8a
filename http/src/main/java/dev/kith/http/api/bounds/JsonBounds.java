package dev.kith.http.api.bounds;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;

/** Turns away longer texts, and more settings, than any run has: reading them takes time in proportion. */
public final class JsonBounds {
    private static final String SETTINGS = "settings";

    private JsonBounds() {}

    /** What is checked while a text is parsed. */
    public static StreamReadConstraints parsing() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(Limit.LEVELS.count())
                .maxNameLength(Limit.NAME.count())
                .maxNumberLength(Limit.NUMBER.count())
                .build();
    }

    /**
     * Checks the body of a request.
     *
     * @throws BeyondLimitException if there is too much of it
     */
    public static void require(JsonNode body) {
        requireTexts("", body);
        int count = count(body.path(SETTINGS));
        if (count > Limit.SETTINGS.count()) {
            throw new BeyondLimitException(Limit.SETTINGS, SETTINGS, count);
        }
    }

    private static void requireTexts(String field, JsonNode node) {
        if (node.isTextual() && node.textValue().length() > Limit.TEXT.count()) {
            throw new BeyondLimitException(Limit.TEXT, field, node.textValue().length());
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(inner -> requireTexts(field.isEmpty() ? inner.getKey() : field, inner.getValue()));
        } else {
            node.forEach(inner -> requireTexts(field, inner));
        }
    }

    private static int count(JsonNode node) {
        int count = node.isContainerNode() ? 0 : 1;
        for (JsonNode inner : node) {
            count += count(inner);
        }
        return count;
    }
}
