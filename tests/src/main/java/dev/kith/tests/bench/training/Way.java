package dev.kith.tests.bench.training;

import java.util.Locale;

/** Who runs the plan. */
enum Way {
    /** The plain loop. */
    SEQUENTIAL,
    /** The plain loop, its batches made ahead by workers. */
    PREFETCHING,
    /** The actors without staleness. */
    STRICT,
    /** The actors as the preset has them. */
    ASYNCHRONOUS;

    String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}
