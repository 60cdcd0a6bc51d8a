package dev.kith.config.hocon;

import java.util.List;

/**
 * What there is to say about one key.
 *
 * @param name dotted
 * @param type type, unit, range or choices, as a person reads it
 * @param choices the valid words; empty where it is not a choice
 * @param alternatives the keys that are cleared when this one is set
 * @param defaultValue the value in the reference, as HOCON
 * @param comment meaning and source, from the reference; lines separated by {@code \n}
 */
public record Key(
        String name,
        String type,
        List<String> choices,
        List<String> alternatives,
        String defaultValue,
        String comment) {

    public Key {
        choices = List.copyOf(choices);
        alternatives = List.copyOf(alternatives);
    }
}
