package dev.kith.model.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * What {@code model.json} says of the data that the model has learned from, beside what is needed to use it: {@code
 * examples_sha256}, the digest of {@code examples.csv}. Cards of older versions do not have it.
 */
public final class ModelCard {
    private static final String EXAMPLES = "examples_sha256";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ModelCard() {}

    static String withExamples(String json, String digest) {
        try {
            ObjectNode card = (ObjectNode) JSON.readTree(json);
            card.put(EXAMPLES, digest);
            return JSON.writeValueAsString(card) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a card that is no JSON", e);
        }
    }

    /** The digest of the examples of a run's model; empty if there is no card, or if it does not tell. */
    public static Optional<String> examples(RunDirectory directory) {
        try {
            if (!Files.isRegularFile(directory.modelCard())) {
                return Optional.empty();
            }
            JsonNode card = JSON.readTree(Files.readAllBytes(directory.modelCard()));
            return Optional.of(card.path(EXAMPLES).asText()).filter(digest -> !digest.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
