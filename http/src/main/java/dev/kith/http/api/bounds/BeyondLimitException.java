package dev.kith.http.api.bounds;

import static dev.kith.config.Text.format;

/** A request has more of something than is read. */
public final class BeyondLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * With the limit in its words.
     *
     * @param field where; empty: nowhere in particular
     * @param found how much there is
     */
    public BeyondLimitException(Limit limit, String field, long found) {
        super(format("%s: found %,d, at most %s are read", limit.what(), found, limit.text()));
        this.field = field;
    }

    public String field() {
        return field;
    }
}
