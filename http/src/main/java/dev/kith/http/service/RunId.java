package dev.kith.http.service;

import java.util.regex.Pattern;

/** Names of runs: they are names of directories, parts of addresses and of the journal's keys. */
public final class RunId {
    /** What a name looks like. */
    public static final String FORM = "[a-z0-9][a-z0-9-]{0,62}";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    private RunId() {}

    public static boolean isValid(String id) {
        return PATTERN.matcher(id).matches();
    }

    /**
     * The name, if it is one.
     *
     * @throws IllegalArgumentException if it is not
     */
    static String require(String id) {
        if (!isValid(id)) {
            throw new IllegalArgumentException("not the name of a run: " + id);
        }
        return id;
    }
}
