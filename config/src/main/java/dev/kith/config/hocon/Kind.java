package dev.kith.config.hocon;

import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How one value is read.
 *
 * @param type what it must be, as a person reads it: type, unit, range or choices
 * @param choices the valid words; empty where it is not a choice
 * @param absent the word written where an optional value is absent; empty where there must be a value
 * @param parse empty if the value is not of this kind
 */
record Kind<T>(String type, List<String> choices, Optional<String> absent, Function<ConfigValue, Optional<T>> parse) {

    Kind(String type, Function<ConfigValue, Optional<T>> parse) {
        this(type, List.of(), Optional.empty(), parse);
    }

    /** This kind, or {@code null} or a word that stands for the absence of a value. */
    <O> Kind<O> or(String word, O none, Function<T, O> some) {
        return new Kind<>(
                type + ", or " + word,
                choices,
                Optional.of(word),
                value -> isAbsent(value, word)
                        ? Optional.of(none)
                        : parse.apply(value).map(some));
    }

    private static boolean isAbsent(ConfigValue value, String word) {
        return value.valueType() == ConfigValueType.NULL || word.equals(value.unwrapped());
    }
}
