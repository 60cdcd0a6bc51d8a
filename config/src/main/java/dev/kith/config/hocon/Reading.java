package dev.kith.config.hocon;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One pass of the mapping over a tree of values. It collects the problems instead of stopping at the first, and
 * remembers every key that was asked for: those are the keys there are.
 */
final class Reading {
    private final ConfigObject values;
    private final ConfigObject reference;
    private final Map<String, Kind<?>> kinds = new LinkedHashMap<>();
    private final List<List<String>> alternatives = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> wrong = new LinkedHashSet<>();

    /**
     * A pass that has not begun.
     *
     * @param values holds every key of the reference
     * @param reference the valid value of each key, which stands in for a wrong one so that the pass goes on
     */
    Reading(ConfigObject values, ConfigObject reference) {
        this.values = values;
        this.reference = reference;
    }

    /** The block that holds everything. */
    Block root() {
        return new Block(this, "");
    }

    <T> T read(String key, Kind<T> kind) {
        kinds.put(key, kind);
        return kind.parse().apply(value(key)).orElseGet(() -> {
            report(key, kind);
            return standIn(key, kind);
        });
    }

    void alternatives(List<String> keys) {
        alternatives.add(keys);
    }

    ConfigValue value(String key) {
        return Tree.find(values, key).orElseThrow(() -> new IllegalStateException("the reference lacks " + key));
    }

    /** Whether the value could be read; only then may it be compared with others. */
    boolean isRight(String key) {
        return !wrong.contains(key);
    }

    /** Every key asked for, in the order of asking. */
    Map<String, Kind<?>> kinds() {
        return kinds;
    }

    /** Groups of keys of which one layer may set only one. */
    List<List<String>> alternatives() {
        return alternatives;
    }

    List<Problem> problems() {
        return problems;
    }

    private void report(String key, Kind<?> kind) {
        wrong.add(key);
        ConfigValue value = value(key);
        List<String> near = Tree.scalar(value)
                .map(word -> Nearest.word(word, kind.choices()))
                .orElse(List.of());
        problems.add(new Problem(
                Problem.Kind.WRONG_VALUE, key, Tree.where(value.origin()), Tree.show(value), kind.type(), near));
    }

    private <T> T standIn(String key, Kind<T> kind) {
        return Tree.find(reference, key)
                .flatMap(kind.parse())
                .orElseThrow(() -> new IllegalStateException("the reference has no valid " + key));
    }
}
