package dev.kith.model.evaluation;

import dev.kith.model.neighbor.Neighbor;
import dev.kith.model.neighbor.Vote;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A vote in which nearer neighbours count more: exp(cosine / 0.07) each (Wu et al. 2018, section 3.4). */
final class WeightedVote {
    private static final double TEMPERATURE = 0.07;

    private WeightedVote() {}

    /** The label of the largest total weight, the lowest one of several. */
    static Vote of(List<Neighbor> nearestFirst) {
        if (nearestFirst.isEmpty()) {
            return Vote.majority(nearestFirst);
        }
        double nearest = nearestFirst.get(0).similarity();
        Map<Integer, Double> weights = new TreeMap<>();
        double total = 0;
        for (Neighbor neighbor : nearestFirst) {
            double weight = Math.exp((neighbor.similarity() - nearest) / TEMPERATURE);
            weights.merge(neighbor.label(), weight, Double::sum);
            total += weight;
        }
        Map.Entry<Integer, Double> winner = weights.entrySet().stream()
                .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
                .orElseThrow();
        return new Vote(winner.getKey(), (float) (winner.getValue() / total), nearestFirst);
    }
}
