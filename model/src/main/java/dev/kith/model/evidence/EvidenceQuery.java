package dev.kith.model.evidence;

import static dev.kith.config.Text.format;

import java.util.Optional;

/**
 * Which labels are asked for.
 *
 * @param label only those of a class
 * @param after how many are left out at the beginning of the order
 * @param limit how many are wanted at most
 */
public record EvidenceQuery(Optional<String> label, Order order, int after, int limit) {

    /** What comes first. */
    public enum Order {
        /** As they came. */
        NONE,
        LEAST_CONFIDENT,
        MOST_CONFIDENT,
        /** Only those of which the classifier says otherwise, the surest vote first. */
        DISAGREEMENT
    }

    public EvidenceQuery {
        if (after < 0 || limit < 1) {
            throw new IllegalArgumentException(format("after %d, limit %d", after, limit));
        }
    }

    boolean wants(String winner) {
        return label.isEmpty() || label.get().equals(winner);
    }
}
