package dev.kith.config.hocon;

/**
 * Upper bounds that hold on every machine: beyond them a value is a slip of the pen, or products of it leave the numbers that
 * tensors and buffers count with. What a certain machine or data set allows is less, and is known where a run is prepared.
 */
final class Bounds {
    /** A thousand million: years of the fastest steps, and products with rows of a batch stay exact. */
    static final long STEPS = 1_000_000_000;

    /** Indices of examples are kept in several lists at once. */
    static final int EXAMPLES = 100_000_000;

    /** Drawn examples, each of which has a place in memory even before it is drawn. */
    static final int DRAWN = 10_000_000;

    /** The mask of a batch has a number for each pair of rows, in one buffer of at most 2 GiB. */
    static final int ROWS = 16_384;

    /** Hidden units and widths of embeddings; the literature goes up to 8,192. */
    static final int UNITS = 65_536;

    /** Entries of a queue. */
    static final int ENTRIES = 100_000_000;

    /** Neighbours that vote on one row; each of them is kept as evidence. */
    static final int NEIGHBOURS = 10_000;

    /** Threads of one operation, or that load; a machine allows a small multiple of its processors. */
    static final int THREADS = 1_024;

    /** Batches in flight. */
    static final int BATCHES = 1_000;

    /** Checkpoints that are kept. */
    static final int CHECKPOINTS = 10_000;

    /** Passes over the examples. */
    static final double EPOCHS = 1e6;

    /** Nearly two years. */
    static final double MINUTES = 1e6;

    /** Weights of parts of the loss. */
    static final double WEIGHT = 1e6;

    /** Rates of optimizers; decay is one, too. */
    static final double RATE = 1e9;

    /** Numbers in one buffer, whose bytes are counted by 32 bits. */
    static final long BUFFER_NUMBERS = Integer.MAX_VALUE / 4;

    private Bounds() {}
}
