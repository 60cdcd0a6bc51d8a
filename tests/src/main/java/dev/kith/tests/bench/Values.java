package dev.kith.tests.bench;

import java.util.ArrayList;
import java.util.List;

/** One thing measured round by round. */
public final class Values {
    private final List<Double> values = new ArrayList<>();

    /** A round. */
    public void add(double value) {
        values.add(value);
    }

    /** All of them, in the order of measuring. */
    public List<Double> all() {
        return List.copyOf(values);
    }

    /** The median. */
    public double median() {
        List<Double> sorted = sorted();
        double place = 0.5 * (sorted.size() - 1);
        int low = (int) Math.floor(place);
        int high = (int) Math.ceil(place);
        return sorted.get(low) + (place - low) * (sorted.get(high) - sorted.get(low));
    }

    /**
     * A 95 % interval of the median from order statistics (binomial with p = 1/2), as narrow as the number of rounds allows;
     * with fewer than six rounds, all of them.
     */
    public double[] interval() {
        List<Double> sorted = sorted();
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

    private List<Double> sorted() {
        return values.stream().sorted().toList();
    }
}
