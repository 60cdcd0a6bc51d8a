package dev.kith.model.demand;

import dev.kith.config.Settings;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.config.hocon.Key;
import dev.kith.config.hocon.Keys;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.config.hocon.SettingsRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Finds the setting that asks for most: the one which, put back to its default, lowers a sum most. */
final class Culprit {
    /** Those that sizes follow from; what stands together has to change together. */
    private static final List<List<String>> CANDIDATES = List.of(
            List.of("batch.size", "batch.labelled", "loss.negatives"),
            List.of("data.image-size"),
            List.of("data.shapes-train"),
            List.of("data.shapes-test"),
            List.of("data.labels"),
            List.of("data.labels-per-class"),
            List.of("encoder.width"),
            List.of("encoder.blocks"),
            List.of("projector.hidden"),
            List.of("projector.output", "predictor.output"),
            List.of("predictor.hidden"),
            List.of("queue.capacity"),
            List.of("labeler.k"),
            List.of("pipeline.prefetch"),
            List.of("pipeline.max-staleness"));

    private Culprit() {}

    /** The key, or empty where everything has its default. */
    static Optional<String> of(Settings settings, ToLongFunction<Settings> sum) {
        Map<String, String> values = SettingsPrinter.values(settings);
        Map<String, String> defaults = Keys.all().stream().collect(Collectors.toMap(Key::name, Key::defaultValue));
        String config = SettingsPrinter.print(settings);
        long least = sum.applyAsLong(settings);
        Optional<String> found = Optional.empty();
        for (List<String> keys : CANDIDATES) {
            String key = keys.get(0);
            if (values.getOrDefault(key, "").equals(defaults.get(key))
                    || values.getOrDefault(key, "").equals("null")) {
                continue;
            }
            long lowered = loaded(config, keys, defaults).map(sum::applyAsLong).orElse(least);
            if (lowered < least) {
                least = lowered;
                found = Optional.of(key);
            }
        }
        return found;
    }

    private static Optional<Settings> loaded(String config, List<String> keys, Map<String, String> defaults) {
        SettingsRequest request = SettingsRequest.ofRun(config, "run");
        for (String key : keys) {
            request = request.assign(List.of(key + "=" + defaults.getOrDefault(key, "")), "default");
        }
        try {
            return Optional.of(SettingsLoader.load(request).settings());
        } catch (ConfigurationException e) {
            return Optional.empty(); // it does not go with the others
        }
    }
}
