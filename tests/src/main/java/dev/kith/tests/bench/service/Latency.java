package dev.kith.tests.bench.service;

import java.util.Arrays;

/**
 * How long answers took, in milliseconds.
 *
 * @param p50 half of them took no longer
 * @param p99 99 of 100 took no longer
 */
public record Latency(int count, double p50, double p99, double max) {

    /** @throws IllegalArgumentException if there are none */
    public static Latency ofMicros(long[] micros) {
        long[] sorted = Arrays.stream(micros).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no answers");
        }
        return new Latency(sorted.length, at(sorted, 0.5), at(sorted, 0.99), sorted[sorted.length - 1] / 1e3);
    }

    /** The smallest that a share of all does not exceed. */
    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e3;
    }
}
