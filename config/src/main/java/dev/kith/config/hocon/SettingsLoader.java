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
    /** Says where a configuration began, and is no setting. */
    private static final String LABEL = "preset";

    private SettingsLoader() {}

    /**
     * Reads and checks.
     *
     * @throws ConfigurationException with every problem there is
     */
    public static ResolvedSettings load(SettingsRequest request) {
        DraftSettings draft = draft(request);
        if (draft.missing().isPresent()) {
            throw new ConfigurationException(draft.missing().get());
        }
        return draft.resolved();
    }

    /**
     * The same to be shown: that no folder is named yet keeps nothing from being read.
     *
     * @throws ConfigurationException with every problem there is, if that is not the only one
     */
    public static DraftSettings draft(SettingsRequest request) {
        Keys keys = Keys.known();
        Layers layers = new Layers(keys);
        Reading reading = reading(layers, request);
        Settings settings = SettingsMapping.settings(reading.root());
        List<Problem> problems = new ArrayList<>(layers.problems());
        problems.addAll(reading.problems());
        problems.addAll(PathRules.problems(request, reading));
        if (layers.isComplete()) {
            problems.addAll(CrossChecks.problems(settings, reading));
        }
        Optional<Problem> missing = problems.size() == 1 && isMissingFolder(problems.get(0))
                ? Optional.of(problems.get(0))
                : Optional.empty();
        if (!problems.isEmpty() && missing.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new DraftSettings(new ResolvedSettings(settings, origins(keys, reading)), missing);
    }

    private static boolean isMissingFolder(Problem problem) {
        return problem.kind() == Problem.Kind.CONFLICT && problem.key().equals(DIRECTORY);
    }

    /**
     * Every setting that can be changed, with its value before it is: what a preset lacks, such as the folder of its data, is no
     * problem yet.
     */
    public static List<Knob> knobs(SettingsRequest request) {
        Reading reading = reading(new Layers(Keys.known()), request);
        Map<String, String> values = HoconText.of(SettingsMapping.settings(reading.root()));
        return Keys.all().stream()
                .filter(key -> !key.name().equals(LABEL))
                .map(key -> new Knob(key, values.getOrDefault(key.name(), key.defaultValue())))
                .toList();
    }

    private static Reading reading(Layers layers, SettingsRequest request) {
        layers.addAll(request.sources());
        return new Reading(
                withDataRoot(layers.merged(), request.dataRoot()), Keys.known().reference());
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
