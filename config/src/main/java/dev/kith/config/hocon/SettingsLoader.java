package dev.kith.config.hocon;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigValueFactory;
import dev.kith.config.DataSettings;
import dev.kith.config.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads settings: reference below, then the sources of the request, each above the ones before. */
public final class SettingsLoader {
    private static final String DIRECTORY = "data.directory";

    private SettingsLoader() {}

    /**
     * Reads and checks.
     *
     * @throws ConfigurationException with every problem there is
     */
    public static ResolvedSettings load(SettingsRequest request) {
        Keys keys = Keys.known();
        Layers layers = new Layers(keys);
        layers.addAll(request.sources());
        ConfigObject values = withDataRoot(layers.merged(), request.dataRoot());

        Reading reading = new Reading(values, keys.reference());
        Settings settings = SettingsMapping.settings(reading.root());
        List<Problem> problems = new ArrayList<>(layers.problems());
        problems.addAll(reading.problems());
        if (layers.isComplete()) {
            problems.addAll(CrossChecks.problems(settings, reading));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new ResolvedSettings(settings, origins(keys, reading));
    }

    private static ConfigObject withDataRoot(ConfigObject values, Optional<SettingsRequest.DataRoot> root) {
        if (Tree.isSet(values, DIRECTORY)) {
            return values;
        }
        return root.flatMap(given -> folder(values)
                        .map(folder -> ConfigValueFactory.fromAnyRef(
                                        given.path().resolve(folder).toString())
                                .withOrigin(ConfigOriginFactory.newSimple(given.where()))))
                .map(directory ->
                        values.toConfig().withValue(DIRECTORY, directory).root())
                .orElse(values);
    }

    private static Optional<String> folder(ConfigObject values) {
        Optional<String> source = Tree.find(values, "data.source").flatMap(Tree::scalar);
        return Arrays.stream(DataSettings.Source.values())
                .filter(candidate ->
                        source.filter(Names.kebab(candidate)::equals).isPresent())
                .findFirst()
                .flatMap(DataSettings.Source::folder);
    }

    private static Map<String, String> origins(Keys keys, Reading reading) {
        Map<String, String> origins = new LinkedHashMap<>();
        keys.names()
                .forEach(key -> origins.put(key, Tree.where(reading.value(key).origin())));
        return origins;
    }
}
