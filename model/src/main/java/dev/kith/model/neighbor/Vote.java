package dev.kith.model.neighbor;

import java.util.List;

/**
 * A pseudo-label with its evidence.
 *
 * @param label the winner, or {@link EmbeddingRing#NO_LABEL} if nobody could vote
 * @param agreement share of the votes that the winner got, 0 … 1
 * @param neighbors those who voted, nearest first
 */
public record Vote(int label, float agreement, List<Neighbor> neighbors) {

    public Vote {
        neighbors = List.copyOf(neighbors);
    }

    /**
     * Majority of the neighbours; ties go to the tied label with the nearest neighbour, then to the lowest label.
     *
     * @param neighbors in any order
     */
    public static Vote majority(List<Neighbor> neighbors) {
        if (neighbors.isEmpty()) {
            return new Vote(EmbeddingRing.NO_LABEL, 0, neighbors);
        }
        List<Neighbor> nearestFirst = neighbors.stream()
                .sorted((a, b) -> a.similarity() != b.similarity()
                        ? Float.compare(b.similarity(), a.similarity())
                        : Integer.compare(a.label(), b.label()))
                .toList();
        int most = 0;
        int winner = EmbeddingRing.NO_LABEL;
        for (Neighbor candidate : nearestFirst) {
            int votes = votes(nearestFirst, candidate.label());
            if (votes > most) { // an equal count later in the list is farther away, or a higher label
                most = votes;
                winner = candidate.label();
            }
        }
        return new Vote(winner, (float) most / nearestFirst.size(), nearestFirst);
    }

    private static int votes(List<Neighbor> neighbors, int label) {
        int votes = 0;
        for (Neighbor neighbor : neighbors) {
            if (neighbor.label() == label) {
                votes++;
            }
        }
        return votes;
    }
}
