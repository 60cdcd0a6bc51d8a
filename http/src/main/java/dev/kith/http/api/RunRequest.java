package dev.kith.http.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kith.http.service.Specification;
import dev.kith.http.service.Specifications;
import java.util.Optional;

/**
 * A run as a client describes it.
 *
 * @param id its name; without one the service chooses it
 * @param preset shapes, if none is named
 * @param settings what shall differ from the preset: an object of keys, dotted or nested
 */
record RunRequest(Optional<String> id, Optional<String> preset, Optional<JsonNode> settings) {
    private static final String DEFAULT_PRESET = "shapes";

    /**
     * What it asks for.
     *
     * @throws ProblemException if the settings are no object
     * @throws dev.kith.config.hocon.ConfigurationException with everything that is wrong
     */
    Specification specification(Specifications specifications) {
        JsonNode object = settings.filter(node -> !node.isNull()).orElseGet(JsonNodeFactory.instance::objectNode);
        if (!object.isObject()) {
            throw new ProblemException(
                    Problem.ofField("settings", "wrong_value", "settings must be an object of keys"));
        }
        return specifications.of(preset.orElse(DEFAULT_PRESET), object);
    }
}
