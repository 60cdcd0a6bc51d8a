package dev.kith.config.hocon;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Sorts the keys of one source into known ones and problems, both in the order of their lines. */
final class KnownKeys {
    private final Keys keys;
    private int suggesting;
    private final List<String> found = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param suggesting for how many unknown keys the nearest names are looked for, which takes its time */
    KnownKeys(Keys keys, int suggesting) {
        this.keys = keys;
        this.suggesting = suggesting;
    }

    void collect(ConfigObject root) {
        collect(root, "");
    }

    List<String> found() {
        return found;
    }

    List<Problem> problems() {
        return problems;
    }

    private void collect(ConfigObject object, String prefix) {
        object.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, ConfigValue> entry) ->
                                entry.getValue().origin().lineNumber())
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> sort(prefix + ConfigUtil.joinPath(entry.getKey()), entry.getValue()));
    }

    private void sort(String path, ConfigValue value) {
        if (value instanceof ConfigObject object && !object.isEmpty()) {
            collect(object, path + ".");
        } else if (keys.isKey(path)) {
            found.add(path);
        } else if (keys.isBlock(path)) {
            checkBlock(path, value);
        } else {
            problems.add(Problem.unknownKey(path, Tree.where(value.origin()), near(path)));
        }
    }

    private void checkBlock(String path, ConfigValue value) {
        if (!(value instanceof ConfigObject)) {
            problems.add(new Problem(
                    Problem.Kind.WRONG_VALUE,
                    path,
                    Tree.where(value.origin()),
                    Tree.show(value),
                    "a block of keys",
                    List.of()));
        }
    }

    private List<String> near(String path) {
        suggesting--;
        return suggesting < 0 ? List.of() : Nearest.key(path, keys.names());
    }
}
