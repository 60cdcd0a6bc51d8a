package dev.kith.tests.bench;

import java.util.List;

/** Two things measured in turn: how they compare round by round, which what disturbs both cannot change much. */
public final class Pairs {
    private final Values values = new Values();
    private final Values ratios = new Values();
    private final Values differences = new Values();

    /**
     * A round.
     *
     * @param value what was measured
     * @param against the same of what it is compared with; both are times, so that a ratio above 1 is faster
     */
    public void add(double value, double against) {
        values.add(value);
        ratios.add(against / value);
        differences.add(value - against);
    }

    /** The median of the measured values. */
    public double value() {
        return values.median();
    }

    /** The median ratio. */
    public double ratio() {
        return ratios.median();
    }

    /** The ratio of every round. */
    public List<Double> ratios() {
        return ratios.all();
    }

    /** See {@link Values#interval}, of the ratio. */
    public double[] interval() {
        return ratios.interval();
    }

    /** How much longer the measured thing takes, with its median and interval. */
    public Values difference() {
        return differences;
    }
}
