package dev.kith.model.run.remembered;

import static dev.kith.config.Text.format;

import dev.kith.model.data.Findings;
import java.util.List;
import java.util.stream.Collectors;

/** Names in a sentence: the first of many, and how many there are. */
public final class FirstOfMany {

    private FirstOfMany() {}

    /** "3 pictures: a, b, c", or "200 pictures: a, … and 190 more". */
    public static String of(String thing, List<String> names) {
        String counted = format("%,d %s", names.size(), names.size() == 1 ? thing : thing + "s");
        return counted + ": " + names(names);
    }

    /** The names alone. */
    public static String names(List<String> names) {
        String first = names.stream().limit(Findings.NAMED).collect(Collectors.joining(", "));
        return names.size() <= Findings.NAMED
                ? first
                : first + format(" … and %,d more", names.size() - Findings.NAMED);
    }
}
