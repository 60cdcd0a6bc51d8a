package dev.kith.http.cli.runs;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A label and why it was given, in a line. */
final class EvidenceText {
    private static final int NEIGHBORS = 3;

    private EvidenceText() {}

    /**
     * {@code cat.png: dog 93.0 %, votes dog 9 cat 1, near train/3 (dog 0.98)}.
     *
     * @param found {@code label}, {@code confidence}, {@code votes} and {@code neighbors}
     */
    static String of(String name, JsonNode found) {
        List<String> parts = new ArrayList<>();
        parts.add(format(
                "%s: %s %s",
                name,
                found.path("label").asText(),
                Figures.percent(found.path("confidence").asDouble())));
        String votes = found.path("votes").properties().stream()
                .map(Map.Entry::getKey)
                .sorted((a, b) -> Double.compare(votes(found, b), votes(found, a)))
                .map(label -> label + " " + found.path("votes").path(label).asText())
                .collect(Collectors.joining(" "));
        if (!votes.isEmpty()) {
            parts.add("votes " + votes);
        }
        String near = StreamSupport.stream(found.path("neighbors").spliterator(), false)
                .limit(NEIGHBORS)
                .map(EvidenceText::neighbor)
                .collect(Collectors.joining(" "));
        if (!near.isEmpty()) {
            parts.add("near " + near);
        }
        return String.join(", ", parts);
    }

    private static double votes(JsonNode found, String label) {
        return found.path("votes").path(label).asDouble();
    }

    private static String neighbor(JsonNode one) {
        return format(
                "%s (%s %s)",
                one.path("id").asText(),
                one.path("label").asText(),
                Figures.decimal(one.path("similarity").asDouble(), 2));
    }
}
