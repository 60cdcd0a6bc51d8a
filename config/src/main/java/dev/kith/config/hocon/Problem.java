package dev.kith.config.hocon;

import java.io.Serializable;
import java.util.List;

/**
 * One thing that is wrong with a configuration.
 *
 * @param kind stable, for programs
 * @param key dotted; empty where a whole file is meant
 * @param where file and line, or the words of the command line; empty where it is not known any more
 * @param found the value as written, or a description
 * @param expected type, unit, range or choices; empty for an unknown key
 * @param suggestions the nearest valid names, best first; more than one where they are equally near
 */
public record Problem(Kind kind, String key, String where, String found, String expected, List<String> suggestions)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public Problem {
        suggestions = List.copyOf(suggestions);
    }

    /** What sort of problem. */
    public enum Kind {
        /** A file that does not exist or cannot be read. */
        UNREADABLE,
        /** Text that is not HOCON, an assignment without a key, a substitution without a value. */
        SYNTAX,
        UNKNOWN_PRESET,
        UNKNOWN_KEY,
        /** A key that cannot change where a change was asked for. */
        FIXED_KEY,
        /** A value of the wrong type, outside its range, or not among the choices. */
        WRONG_VALUE,
        /** Values that are fine one by one but do not go together. */
        CONFLICT
    }

    static Problem unknownKey(String key, String where, List<String> suggestions) {
        return new Problem(Kind.UNKNOWN_KEY, key, where, "unknown key", "", suggestions);
    }

    static Problem conflict(String key, String where, String found, String expected) {
        return new Problem(Kind.CONFLICT, key, where, found, expected, List.of());
    }

    static Problem syntax(String key, String where, String found, String expected) {
        return new Problem(Kind.SYNTAX, key, where, found, expected, List.of());
    }

    /** One sentence for a person: {@code loss.alhpa (my.conf:3): unknown key; did you mean loss.alpha?}. */
    public String message() {
        String subject = key.isEmpty() || where.isEmpty() ? key + where : key + " (" + where + ")";
        String verdict =
                switch (kind) {
                    case UNKNOWN_KEY, FIXED_KEY, UNREADABLE -> found;
                    case SYNTAX, UNKNOWN_PRESET, WRONG_VALUE, CONFLICT -> "found " + found;
                };
        String wanted = expected.isEmpty() ? "" : ", expected " + expected;
        String hint = suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
        return subject + ": " + verdict + wanted + hint;
    }
}
