package dev.kith.http.api;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.databind.JsonNode;

/** Turns away more settings, and longer ones, than any run has: reading them takes time in proportion. */
final class SettingsBounds {
    private static final int MOST_VALUES = 1_000;
    /** The longest path that systems know. */
    private static final int LONGEST_TEXT = 4_096;

    private SettingsBounds() {}

    /** @throws ProblemException if there is too much of it */
    static void require(JsonNode settings) {
        int count = count(settings);
        if (count > MOST_VALUES) {
            throw new ProblemException(Problem.ofField(
                    "settings", "wrong_value", format("%d values, of which at most %d are read", count, MOST_VALUES)));
        }
    }

    private static int count(JsonNode node) {
        if (node.isTextual() && node.textValue().length() > LONGEST_TEXT) {
            throw new ProblemException(Problem.ofField(
                    "settings",
                    "wrong_value",
                    format(
                            "a text of %d characters, of which at most %d are read",
                            node.textValue().length(), LONGEST_TEXT)));
        }
        int count = node.isContainerNode() ? 0 : 1;
        for (JsonNode inner : node) {
            count += count(inner);
        }
        return count;
    }
}
