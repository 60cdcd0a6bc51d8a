package dev.kith.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import dev.kith.config.hocon.Key;
import dev.kith.config.hocon.Knob;
import dev.kith.config.hocon.Preset;
import dev.kith.config.hocon.Presets;
import dev.kith.http.service.Specifications;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A preset with everything that can be changed in it. */
record PresetResource(String name, String description, List<Setting> settings) {

    /** All presets. */
    record All(List<PresetResource> presets) {}

    /**
     * One setting. Values are as a request may have them.
     *
     * @param value what it is in the preset; null: nothing, as where another setting takes its place
     * @param defaultValue what it is where no preset says anything
     * @param type type, unit, range or choices, as a person reads it
     * @param choices the valid words; absent where it is no choice
     * @param explanation what it means, in the words of the configuration's reference
     */
    record Setting(
            String key,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Object value,

            @JsonInclude(JsonInclude.Include.ALWAYS) @JsonProperty("default") @Nullable
            Object defaultValue,

            String type,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> choices,
            String explanation) {

        private static Setting of(Knob knob) {
            Key key = knob.key();
            return new Setting(
                    key.name(),
                    json(knob.value()),
                    json(key.defaultValue()),
                    key.type(),
                    key.choices(),
                    key.comment().replace('\n', ' '));
        }

        private static @Nullable Object json(String hocon) {
            return Optional.ofNullable(
                            ConfigFactory.parseString("value = " + hocon).root().get("value"))
                    .map(ConfigValue::unwrapped)
                    .orElse(null);
        }
    }

    static All all(Specifications specifications) {
        return new All(
                Presets.all().stream().map(preset -> of(preset, specifications)).toList());
    }

    private static PresetResource of(Preset preset, Specifications specifications) {
        List<Setting> settings =
                specifications.knobs(preset).stream().map(Setting::of).toList();
        return new PresetResource(preset.name(), preset.description(), settings);
    }
}
