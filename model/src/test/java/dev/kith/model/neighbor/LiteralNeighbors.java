package dev.kith.model.neighbor;

import dev.kith.model.engine.TestTensors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Nearest neighbours by sorting everything, in double precision. */
final class LiteralNeighbors {

    private LiteralNeighbors() {}

    /** An entry that was added to a ring. */
    record Entry(double[] embedding, int label, long id, long step) {}

    /** Of the last {@code capacity} entries, the k most similar to the query; equal ones in order of arrival. */
    static List<Entry> search(List<Entry> added, int capacity, double[] query, int k, boolean distinctIds) {
        List<Entry> alive = new ArrayList<>(added.subList(Math.max(0, added.size() - capacity), added.size()));
        alive.sort(Comparator.comparingDouble(entry -> -product(query, entry.embedding()))); // a stable sort
        Set<Long> seen = new HashSet<>();
        return alive.stream()
                .filter(entry -> !distinctIds || seen.add(entry.id()))
                .limit(k)
                .toList();
    }

    static double product(double[] x, double[] y) {
        double sum = 0;
        for (int d = 0; d < x.length; d++) {
            sum += x[d] * y[d];
        }
        return sum;
    }

    /** Puts an entry into a ring as well. */
    static void add(EmbeddingRing ring, List<Entry> added, Entry entry) {
        added.add(entry);
        ring.add(
                TestTensors.of(new double[][] {entry.embedding()}).floats(),
                0,
                entry.label(),
                entry.id(),
                entry.step());
    }
}
