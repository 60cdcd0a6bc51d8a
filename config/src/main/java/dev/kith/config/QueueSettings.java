package dev.kith.config;

import java.util.OptionalInt;

/**
 * The FIFO of labelled target embeddings, one a view.
 *
 * @param capacity entries of each view's queue; empty: 20 batches
 * @param excludeSelf a labelled anchor never gets an entry of its own id
 */
public record QueueSettings(OptionalInt capacity, boolean excludeSelf) {
    private static final int DEFAULT_BATCHES = 20;

    /** Entries of each view's queue where a batch has so many rows. */
    public int entries(int batchSize) {
        return capacity.orElse(DEFAULT_BATCHES * batchSize);
    }
}
