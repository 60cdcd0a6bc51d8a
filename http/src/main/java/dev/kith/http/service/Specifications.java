package dev.kith.http.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.config.DataSettings;
import dev.kith.config.Settings;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.config.hocon.Knob;
import dev.kith.config.hocon.Preset;
import dev.kith.config.hocon.Problem;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.demand.RunDemands;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes specifications of what clients send: a preset, and the settings that shall differ from it. */
public final class Specifications {
    private static final String WHERE = "settings";

    private final DataRoots roots;

    public Specifications(DataRoots roots) {
        this.roots = roots;
    }

    /**
     * A specification that can be run here: by this machine, and on data below the roots.
     *
     * @param settings an object of keys, dotted or nested
     * @throws ConfigurationException with everything that is wrong
     */
    public Specification of(String preset, JsonNode settings) {
        Settings loaded = SettingsLoader.load(add(request(preset).absolutePathsOnly(), "", settings))
                .settings();
        confine(loaded.data());
        RunDemands.check(loaded);
        return new Specification(loaded.preset(), SettingsPrinter.print(loaded));
    }

    /** The settings of a preset, as they would be here. */
    public List<Knob> knobs(Preset preset) {
        return SettingsLoader.knobs(request(preset.name()));
    }

    private SettingsRequest request(String preset) {
        SettingsRequest request = SettingsRequest.ofPreset(preset);
        return roots.ofPublicSets()
                .map(root -> request.dataRoot(root, "data root of the service"))
                .orElse(request);
    }

    /** Adds an object of keys, dotted or nested. */
    static SettingsRequest add(SettingsRequest request, String key, JsonNode value) {
        if (value.isObject()) {
            SettingsRequest all = request;
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                String name = key.isEmpty() ? field.getKey() : key + "." + field.getKey();
                all = add(all, name, field.getValue());
            }
            return all;
        } else if (value.isTextual()) {
            return request.set(key, value.textValue(), WHERE);
        }
        return request.assign(List.of(key + "=" + value), WHERE);
    }

    private void confine(DataSettings data) {
        List<Problem> problems = new ArrayList<>();
        data.directory().ifPresent(path -> confine("data.directory", path, problems));
        data.labelsFile().ifPresent(path -> confine("data.labels-file", path, problems));
        if (data.download()) {
            problems.add(conflict("data.download", "true", "false: the service fetches nothing"));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    private void confine(String key, Path path, List<Problem> problems) {
        if (!roots.contains(path)) {
            problems.add(conflict(key, path.toString(), "a path below a data root of the service"));
        }
    }

    private static Problem conflict(String key, String found, String expected) {
        return new Problem(Problem.Kind.CONFLICT, key, WHERE, found, expected, List.of());
    }
}
