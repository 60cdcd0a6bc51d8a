package dev.kith.http.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.service.LiveSettings;
import dev.kith.http.service.RunSettings;
import dev.kith.http.service.SettingsPatch;
import java.util.Optional;

/**
 * What a living run shall go on with.
 *
 * @param settings an object of keys, dotted or nested
 */
record SettingsRequest(Optional<JsonNode> settings) {

    /**
     * What it asks of a run.
     *
     * @throws ProblemException if the settings are no object
     * @throws dev.kith.config.hocon.ConfigurationException with everything that cannot change or is wrong
     */
    SettingsPatch patch(RunSettings run) {
        JsonNode object = settings.filter(JsonNode::isObject)
                .orElseThrow(() -> new ProblemException(
                        Problem.ofField("settings", "wrong_value", "settings must be an object of keys")));
        return LiveSettings.patch(run.latest(), object);
    }
}
