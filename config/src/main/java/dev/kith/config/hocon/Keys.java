package dev.kith.config.hocon;

import com.typesafe.config.ConfigObject;
import dev.kith.config.Settings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys there are, found by running the mapping over the reference: a key that the mapping does not read is
 * unknown, and none is written down twice.
 */
public final class Keys {
    private static final Keys KEYS =
            new Keys(Resources.read(Resources.REFERENCE).resolve().root());

    private final ConfigObject reference;
    private final Settings defaults;
    private final Map<String, Kind<?>> kinds;
    private final List<List<String>> alternatives;
    private final Set<String> blocks;

    private Keys(ConfigObject reference) {
        Reading reading = new Reading(reference, reference);
        this.defaults = SettingsMapping.settings(reading.root());
        this.reference = reference;
        this.kinds = reading.kinds();
        this.alternatives = reading.alternatives();
        this.blocks = kinds.keySet().stream()
                .flatMap(key -> parents(key).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Every key, in the order of the settings records. */
    public static List<Key> all() {
        Map<String, String> defaults = HoconText.of(KEYS.defaults);
        return defaults.entrySet().stream()
                .map(entry -> KEYS.describe(entry.getKey(), entry.getValue()))
                .toList();
    }

    static Keys known() {
        return KEYS;
    }

    ConfigObject reference() {
        return reference;
    }

    boolean isKey(String path) {
        return kinds.containsKey(path);
    }

    boolean isBlock(String path) {
        return blocks.contains(path);
    }

    Set<String> names() {
        return kinds.keySet();
    }

    Set<String> blocks() {
        return blocks;
    }

    List<List<String>> alternatives() {
        return alternatives;
    }

    /** The keys that are cleared when this one is set. */
    List<String> alternativesOf(String key) {
        return alternatives.stream()
                .filter(group -> group.contains(key))
                .flatMap(List::stream)
                .filter(other -> !other.equals(key))
                .toList();
    }

    /** The word for an absent value. */
    Optional<String> absent(String key) {
        return Optional.ofNullable(kinds.get(key)).flatMap(Kind::absent);
    }

    /** The comment in the reference on a key or block; lines separated by {@code \n}. */
    String comment(String path) {
        return Tree.find(reference, path).map(value -> value.origin().comments()).orElse(List.of()).stream()
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }

    private Key describe(String name, String defaultValue) {
        Kind<?> kind = Optional.ofNullable(kinds.get(name)).orElseThrow();
        return new Key(name, kind.type(), kind.choices(), alternativesOf(name), defaultValue, comment(name));
    }

    /** The blocks around a key, outermost first. */
    static List<String> parents(String key) {
        List<String> parents = new ArrayList<>();
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
            parents.add(key.substring(0, dot));
        }
        return parents;
    }
}
