package dev.kith.model.neighbor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoteTest {

    @Test
    void oneNeighborDecidesAlone() {
        Vote vote = Vote.majority(List.of(neighbor(4, 0.1)));

        assertThat(vote.label()).isEqualTo(4);
        assertThat(vote.agreement()).isEqualTo(1);
    }

    @Test
    void theMostFrequentLabelWinsHoweverFar() {
        Vote vote = Vote.majority(List.of(neighbor(1, 0.9), neighbor(2, 0.2), neighbor(2, 0.1), neighbor(3, 0.8)));

        assertThat(vote.label()).isEqualTo(2);
        assertThat(vote.agreement()).isEqualTo(0.5f);
    }

    @Test
    void aTieGoesToTheLabelWithTheNearestEntry() {
        Vote vote = Vote.majority(
                List.of(neighbor(1, 0.5), neighbor(5, 0.9), neighbor(1, 0.8), neighbor(5, 0.1), neighbor(0, 0.95)));

        assertThat(vote.label()).as("0 is nearer, but has one vote").isEqualTo(5);
        assertThat(vote.agreement()).isEqualTo(0.4f);
    }

    @Test
    void aTieOfEquallyNearEntriesGoesToTheLowestLabel() {
        assertThat(Vote.majority(List.of(neighbor(7, 0.5), neighbor(3, 0.5), neighbor(9, 0.5)))
                        .label())
                .isEqualTo(3);
        assertThat(Vote.majority(List.of(neighbor(7, 0.5), neighbor(3, 0.5), neighbor(7, 0.4), neighbor(3, 0.4)))
                        .label())
                .isEqualTo(3);
    }

    /** Neighbours of several models vote together: their lists are joined, in no particular order. */
    @Test
    void theOrderOfTheNeighborsDoesNotMatter() {
        List<Neighbor> neighbors = new ArrayList<>(
                List.of(neighbor(2, 0.9), neighbor(1, 0.9), neighbor(1, 0.3), neighbor(2, 0.2), neighbor(0, 0.1)));
        Vote vote = Vote.majority(neighbors);

        for (int i = 0; i < neighbors.size(); i++) {
            Collections.rotate(neighbors, 1);
            assertThat(Vote.majority(neighbors)).isEqualTo(vote);
        }
        assertThat(vote.label()).isEqualTo(1);
        assertThat(vote.neighbors())
                .extracting(Neighbor::similarity)
                .isSortedAccordingTo(Collections.reverseOrder())
                .hasSize(5);
    }

    @Test
    void withoutNeighborsThereIsNoLabel() {
        assertThat(Vote.majority(List.of())).isEqualTo(new Vote(EmbeddingRing.NO_LABEL, 0, List.of()));
    }

    @Test
    void evidenceIsKeptWhenTheListChanges() {
        List<Neighbor> neighbors = new ArrayList<>(List.of(neighbor(1, 0.5)));
        Vote vote = new Vote(1, 1, neighbors);

        neighbors.clear();

        assertThat(vote.neighbors()).hasSize(1);
    }

    private static Neighbor neighbor(int label, double similarity) {
        return new Neighbor(100 + label, label, (float) similarity, 0);
    }
}
