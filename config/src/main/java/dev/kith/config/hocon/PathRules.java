package dev.kith.config.hocon;

import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Paths of a request that comes from elsewhere are absolute; they are refused as they were written. */
final class PathRules {
    private static final List<String> KEYS = List.of("data.directory", "data.labels-file");

    private PathRules() {}

    static List<Problem> problems(SettingsRequest request, Reading reading) {
        return request.takesAbsolutePathsOnly()
                ? KEYS.stream()
                        .filter(reading::isRight)
                        .flatMap(key -> relative(key, reading.value(key)).stream())
                        .toList()
                : List.of();
    }

    private static Optional<Problem> relative(String key, ConfigValue value) {
        boolean absent = Keys.known().absent(key).equals(Tree.scalar(value));
        return Tree.scalar(value)
                .filter(text -> !absent && !Path.of(text).isAbsolute())
                .map(text -> new Problem(
                        Problem.Kind.WRONG_VALUE,
                        key,
                        Tree.where(value.origin()),
                        Tree.show(value),
                        "an absolute path",
                        List.of()));
    }
}
