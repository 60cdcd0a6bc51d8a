package dev.kith.http.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.config.hocon.Key;
import dev.kith.config.hocon.Keys;
import dev.kith.config.hocon.Problem;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.protocol.wire.RunSettingChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Settings of a living run: which of them can change, and what a change makes of the others. */
public final class LiveSettings {
    /** The keys that can change, all of them numbers. On all others a checkpoint depends, or what the result would mean. */
    public static final List<String> KEYS = List.of(
            // The rate of a step follows from the step and this; no checkpoint holds a rate.
            "optimizer.learning-rate",
            // A factor in the loss of a step; nothing that is kept depends on it.
            "loss.alpha",
            // A checkpoint is cut where nothing is in flight: whatever bound held before, another can begin there.
            "pipeline.max-staleness",
            // When curves are measured, not what is learned.
            "evaluation.every-steps");

    private static final String WHERE = "settings";
    private static final String RUN = "the run";
    private static final Set<String> KNOWN = Keys.all().stream().map(Key::name).collect(Collectors.toUnmodifiableSet());

    private LiveSettings() {}

    /**
     * Reads what a client asks for.
     *
     * @param run what holds, or is to hold
     * @param wanted an object of keys, dotted or nested
     * @throws ConfigurationException with every key that cannot change and everything that is wrong
     */
    public static SettingsPatch patch(Specification run, JsonNode wanted) {
        Map<String, JsonNode> named = new LinkedHashMap<>();
        flatten("", wanted, named);
        List<Problem> problems = new ArrayList<>();
        SettingsRequest now = SettingsRequest.ofRun(run.config(), RUN);
        SettingsRequest request = now;
        for (Map.Entry<String, JsonNode> value : named.entrySet()) {
            String key = value.getKey();
            if (KNOWN.contains(key) && !KEYS.contains(key)) {
                problems.add(fixed(key));
            } else {
                request = Specifications.add(request, key, value.getValue());
            }
        }
        Map<String, String> patch = new LinkedHashMap<>();
        try {
            Map<String, String> after = values(request);
            patch.putAll(differences(values(now), after));
            named.keySet().stream().filter(KEYS::contains).forEach(key -> patch.put(key, after.getOrDefault(key, "")));
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        }
        if (problems.isEmpty()) {
            // However a key was spelled, it is seen by what has become of the settings.
            patch.keySet().stream().filter(key -> !KEYS.contains(key)).forEach(key -> problems.add(fixed(key)));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new SettingsPatch(patch);
    }

    /**
     * The run's specification with other settings.
     *
     * @throws ConfigurationException if they do not go with the rest
     */
    static Specification apply(Specification run, SettingsPatch patch) {
        SettingsRequest request = SettingsRequest.ofRun(run.config(), RUN);
        for (Map.Entry<String, String> value : patch.values().entrySet()) {
            request = request.set(value.getKey(), value.getValue(), WHERE);
        }
        return new Specification(
                run.preset(), SettingsPrinter.print(SettingsLoader.load(request).settings()));
    }

    /** What another specification of the same run changes. */
    static List<RunSettingChange> changes(Specification from, Specification to) {
        Map<String, String> before = values(SettingsRequest.ofRun(from.config(), RUN));
        Map<String, String> after = values(SettingsRequest.ofRun(to.config(), RUN));
        return differences(before, after).entrySet().stream()
                .map(change -> RunSettingChange.newBuilder()
                        .setKey(change.getKey())
                        .setFrom(before.getOrDefault(change.getKey(), ""))
                        .setTo(change.getValue())
                        .build())
                .toList();
    }

    private static Map<String, String> differences(Map<String, String> from, Map<String, String> to) {
        Map<String, String> changed = new LinkedHashMap<>(to);
        changed.entrySet().removeIf(entry -> entry.getValue().equals(from.get(entry.getKey())));
        return changed;
    }

    private static Map<String, String> values(SettingsRequest request) {
        return SettingsPrinter.values(SettingsLoader.load(request).settings());
    }

    private static Problem fixed(String key) {
        String expected = "one of " + String.join(", ", KEYS);
        return new Problem(Problem.Kind.FIXED_KEY, key, WHERE, "cannot change in a living run", expected, List.of());
    }

    private static void flatten(String key, JsonNode value, Map<String, JsonNode> into) {
        if (value.isObject()) {
            value.properties()
                    .forEach(field -> flatten(
                            key.isEmpty() ? field.getKey() : key + "." + field.getKey(), field.getValue(), into));
        } else {
            into.put(key, value);
        }
    }
}
