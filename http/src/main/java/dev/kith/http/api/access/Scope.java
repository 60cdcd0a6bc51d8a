package dev.kith.http.api.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token allows, each scope all that the ones before it do. */
public enum Scope {
    /** To look, and to ask models. */
    READ,
    /** To create, steer and delete runs. */
    CONTROL;

    /** As it is written in files and headers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }

    public boolean covers(Scope needed) {
        return compareTo(needed) >= 0;
    }
}
