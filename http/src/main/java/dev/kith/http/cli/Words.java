package dev.kith.http.cli;

import static dev.kith.config.Text.format;

import java.util.List;
import java.util.Optional;

/**
 * The words that describe a run.
 *
 * @param preset the one word that is no assignment
 * @param assignments the {@code key=value} words
 */
public record Words(Optional<String> preset, List<String> assignments) {

    /** @throws UsageException if there are two presets */
    public static Words of(List<String> words) {
        List<String> others = words.stream().filter(word -> !word.contains("=")).toList();
        if (others.size() > 1) {
            throw new UsageException(format(
                    "one preset at a time, but there are %d: %s; a key needs a value: key=value",
                    others.size(), String.join(", ", others)));
        }
        return new Words(
                others.stream().findFirst(),
                words.stream().filter(word -> word.contains("=")).toList());
    }
}
