package dev.kith.tests.bench;

import java.util.ArrayList;
import java.util.List;

/** Two things measured in turn: their ratio round by round, which what disturbs both cannot change much. */
public final class Pairs {
    private final List<Double> ratios = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    /**
     * A round.
     *
     * @param value what was measured
     * @param against the same of what it is compared with; both are times, so that a ratio above 1 is faster
     */
    public void add(double value, double against) {
        values.add(value);
        ratios.add(against / value);
    }

    /** The median of the measured values. */
    public double value() {
        return quantile(values, 0.5);
    }

    /** The median ratio. */
    public double ratio() {
        return quantile(ratios, 0.5);
    }

    /**
     * A 95 % interval of the median ratio from order statistics (binomial with p = 1/2), as narrow as the number of rounds
     * allows; with fewer than six rounds, all of them.
     */
    public double[] interval() {
        List<Double> sorted = ratios.stream().sorted().toList();
        int n = sorted.size();
        int skipped = 0;
        while (2 * atMost(n, skipped + 1) <= 0.05) {
            skipped++;
        }
        return new double[] {sorted.get(skipped), sorted.get(n - 1 - skipped)};
    }

    /** The chance that at most {@code k} of {@code n} values lie below the true median: P(X ≤ k), X binomial(n, 1/2). */
    private static double atMost(int n, int k) {
        double term = Math.pow(0.5, n);
        double sum = term;
        for (int i = 1; i <= k; i++) {
            term *= (double) (n - i + 1) / i;
            sum += term;
        }
        return sum;
    }

    private static double quantile(List<Double> list, double share) {
        List<Double> sorted = list.stream().sorted().toList();
        double place = share * (sorted.size() - 1);
        int low = (int) Math.floor(place);
        int high = (int) Math.ceil(place);
        return sorted.get(low) + (place - low) * (sorted.get(high) - sorted.get(low));
    }
}
