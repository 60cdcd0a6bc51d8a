package dev.kith.tests.bench.service;

import dev.kith.tests.bench.Values;

/** What is asked of a service under load. */
final class Demands {
    private static final double P99_MILLIS = 100;
    /** What the run may lose beyond the processor time that is taken from it. */
    private static final double TOLERANCE = 0.02;

    private Demands() {}

    /** Prints each; whether all are met. What cannot be told on this system is no failure. */
    static boolean met(LoadFigures figures, LoadTable table) {
        LoadResult last = figures.last();
        last.words().forEach(words -> table.print("     %s", words));
        boolean whole = table.verdict(last.errors() == 0, "%d errors (asked: none)", last.errors());
        boolean ordered = table.verdict(
                last.gaps() + last.reorderings() == 0,
                "%d gaps, %d reorderings in the numbers of events (asked: none)",
                last.gaps(),
                last.reorderings());
        double p99 = figures.latency().p99();
        boolean quick = table.verdict(p99 < P99_MILLIS, "p99 %.1f ms (asked: under %.0f ms)", p99, P99_MILLIS);
        return whole
                & ordered
                & quick
                & figures.excess().map(excess -> fair(excess, figures, table)).orElse(true);
    }

    private static boolean fair(Values excess, LoadFigures figures, LoadTable table) {
        double[] interval = excess.interval();
        return table.verdict(
                excess.median() <= TOLERANCE,
                "the run loses %.1f %%, which is %+.1f points (%+.1f … %+.1f) to the share of client and service (asked: at most %+.0f)",
                100 * (1 - figures.step().ratio()),
                100 * excess.median(),
                100 * interval[0],
                100 * interval[1],
                100 * TOLERANCE);
    }
}
