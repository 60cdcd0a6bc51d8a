package dev.kith.model.evidence;

import dev.kith.model.neighbor.Neighbor;
import dev.kith.model.neighbor.Vote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A label of an example, and who says so.
 *
 * @param id name of the example
 * @param label the vote's winner
 * @param confidence its share of the vote, 0 … 1
 * @param votes by class, in the order of the nearest neighbour of each
 * @param neighbors those who voted, nearest first
 * @param classifierLabel what the classifier says, where it was asked
 */
public record Evidence(
        String id,
        String label,
        double confidence,
        Map<String, Integer> votes,
        List<Voter> neighbors,
        Optional<String> classifierLabel) {

    public Evidence {
        neighbors = List.copyOf(neighbors);
    }

    /** The evidence of a vote. */
    static Evidence of(
            String id,
            Vote vote,
            List<String> classes,
            Function<Neighbor, Voter> names,
            Optional<String> classifierLabel) {
        Map<String, Integer> votes = new LinkedHashMap<>();
        vote.neighbors().forEach(voter -> votes.merge(classes.get(voter.label()), 1, Integer::sum));
        String winner = vote.label() < 0 ? "" : classes.get(vote.label());
        return new Evidence(
                id,
                winner,
                vote.agreement(),
                votes,
                vote.neighbors().stream().map(names).toList(),
                classifierLabel);
    }
}
