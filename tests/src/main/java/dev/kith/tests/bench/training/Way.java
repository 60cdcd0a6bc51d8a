package dev.kith.tests.bench.training;

import java.util.List;
import java.util.Locale;

/** Who runs the plan. */
public enum Way {
    /** The plain loop: one thread loads, and computes with all intra-op threads. */
    SEQUENTIAL("pipeline.mode=sequential", "pipeline.layout=turns"),
    /** The same loop with operations of one thread: for the packing bound alone. */
    SINGLE_THREADED("pipeline.mode=sequential", "pipeline.layout=turns", "pipeline.threads=1"),
    /** The plain loop, its batches made ahead by workers. */
    PREFETCHING("pipeline.mode=sequential", "pipeline.layout=turns"),
    /** The actors without staleness. */
    STRICT("pipeline.max-staleness=0"),
    /** The actors as the preset has them. */
    ASYNCHRONOUS("pipeline.mode=asynchronous");

    private final List<String> settings;

    Way(String... settings) {
        this.settings = List.of(settings);
    }

    /** What it changes of the preset. */
    public List<String> settings() {
        return settings;
    }

    /** For tables. */
    public String shown() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
