package dev.kith.tests.bench.pieces;

import static dev.kith.config.Text.format;

import dev.kith.tests.bench.BenchReport;
import dev.kith.tests.bench.Pairs;
import dev.kith.tests.bench.Values;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/** Flat vectors of some sizes, each piece in turn with the two copies that it is compared with. */
final class VectorTable {
    /** Small vectors are repeated until a turn handles about so many values. */
    private static final int VALUES_A_TURN = 8_000_000;

    private final int threads;
    private final int rounds;

    VectorTable(int threads, int rounds) {
        this.threads = threads;
        this.rounds = rounds;
    }

    void header(PrintStream print) {
        print.println("    values   publish + average   over two copies          hash   snapshot   checkpoint");
    }

    /** One size, on the calling lane; returns the ratio of two copies to publishing and averaging. */
    double measure(int values, BenchReport report, PrintStream print) throws Exception {
        int repeats = Math.max(1, VALUES_A_TURN / values);
        Pairs pairs = new Pairs();
        Map<String, Values> others = new TreeMap<>();
        try (FlatVector vector = new FlatVector(values, threads)) {
            for (int round = -2; round < rounds; round++) {
                double ours = mean(repeats, vector::publishAndAverage);
                double copies = mean(repeats, vector::copyTwice);
                Map<String, Double> turns = new TreeMap<>();
                turns.put("hash", mean(repeats, vector::hash));
                turns.put("snapshot", mean(repeats, vector::snapshot));
                turns.put("checkpoint", vector.checkpoint());
                if (round >= 0) {
                    pairs.add(ours, copies);
                    turns.forEach((name, millis) ->
                            others.computeIfAbsent(name, n -> new Values()).add(millis));
                }
            }
        }
        double[] interval = pairs.interval();
        print.printf(
                Locale.ROOT,
                "%,10d  %15.3f ms   %.2f × (%.2f … %.2f)  %5.2f GB/s  %4.2f GB/s    %4.2f GB/s%n",
                values,
                pairs.value(),
                pairs.ratio(),
                interval[0],
                interval[1],
                gigabytesASecond(values, others, "hash"),
                gigabytesASecond(values, others, "snapshot"),
                gigabytesASecond(values, others, "checkpoint"));
        String of = format(" of %d values", values);
        report.add("publish + average" + of, pairs, "ms", "two copies of the bytes");
        others.keySet().forEach(name -> report.add(name + of, gigabytesASecond(values, others, name), "GB/s"));
        return pairs.ratio();
    }

    private static double mean(int repeats, DoubleSupplier turn) {
        double sum = 0;
        for (int i = 0; i < repeats; i++) {
            sum += turn.getAsDouble();
        }
        return sum / repeats;
    }

    private static double gigabytesASecond(int values, Map<String, Values> measured, String name) {
        return 4e-6 * values / measured.getOrDefault(name, new Values()).median();
    }
}
