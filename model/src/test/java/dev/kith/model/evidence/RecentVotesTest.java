package dev.kith.model.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.data.DataSet;
import dev.kith.model.data.GivenImages;
import dev.kith.model.data.Image;
import dev.kith.model.evidence.EvidenceQuery.Order;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.neighbor.Neighbor;
import dev.kith.model.neighbor.Vote;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentVotesTest {
    private static final Image DOT = new Image(1, 1, 1, new byte[1]);
    private static final DataSet DATA = data(40_000);

    private final RecentVotes votes = new RecentVotes();

    private static DataSet data(int size) {
        GivenImages examples = new GivenImages(
                IntStream.range(0, size).mapToObj(i -> "train/" + i).toList(), Collections.nCopies(size, DOT));
        return new DataSet("dots", List.of("cat", "dog"), 1, examples, examples);
    }

    /** @param agreement of three neighbours, with label 1 for the winner */
    private static Vote vote(int label, float agreement) {
        return new Vote(
                label,
                agreement,
                List.of(
                        new Neighbor(1, label, .9f, 0),
                        new Neighbor(2, 1 - label, .5f, 7),
                        new Neighbor(3, label, .25f, 3)));
    }

    private void add(long step, long id, Vote vote) {
        votes.add(new PseudoLabels(step, step, new int[] {0}, new long[] {id}, List.of(vote)));
    }

    private EvidencePage page(Optional<String> label, Order order, int after, int limit) {
        return votes.page(DATA, new EvidenceQuery(label, order, after, limit));
    }

    private static List<String> ids(EvidencePage page) {
        return page.labels().stream().map(Evidence::id).toList();
    }

    @Test
    void namesTheNeighborsThatVoted() {
        add(5, 10, vote(1, 2 / 3f));

        Evidence evidence = page(Optional.empty(), Order.NONE, 0, 12).labels().get(0);

        assertThat(evidence.id()).isEqualTo("train/10");
        assertThat(evidence.label()).isEqualTo("dog");
        assertThat(evidence.confidence()).isEqualTo(2 / 3f);
        assertThat(evidence.votes()).containsExactly(java.util.Map.entry("dog", 2), java.util.Map.entry("cat", 1));
        assertThat(evidence.neighbors().get(1)).isEqualTo(new Voter("train/2", "cat", .5f, OptionalLong.of(7)));
        assertThat(evidence.classifierLabel()).isEmpty();
    }

    @Test
    void theNewestComeFirstAndAVoteReplacesTheOneBefore() {
        add(1, 10, vote(0, 1));
        add(2, 11, vote(0, 1));
        add(3, 10, vote(1, 1));

        EvidencePage page = page(Optional.empty(), Order.NONE, 0, 12);

        assertThat(ids(page)).containsExactly("train/10", "train/11");
        assertThat(page.labels().get(0).label()).isEqualTo("dog");
        assertThat(page.step()).isEqualTo(3);
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapInEveryOrder() {
        for (int i = 0; i < 25; i++) {
            add(i, i, vote(i % 2, (1 + i % 3) / 3f));
        }
        for (Order order : List.of(Order.NONE, Order.LEAST_CONFIDENT, Order.MOST_CONFIDENT)) {
            List<String> whole = ids(page(Optional.empty(), order, 0, 100));
            assertThat(whole).hasSize(25).doesNotHaveDuplicates();
            OptionalInt after = OptionalInt.of(0);
            for (int seen = 0; after.isPresent(); seen += 10) {
                EvidencePage page = page(Optional.empty(), order, after.getAsInt(), 10);
                assertThat(ids(page)).isEqualTo(whole.subList(seen, Math.min(25, seen + 10)));
                after = page.next();
            }
        }
        assertThat(page(Optional.empty(), Order.LEAST_CONFIDENT, 0, 100).labels())
                .extracting(Evidence::confidence)
                .isSorted();
        assertThat(page(Optional.of("cat"), Order.NONE, 0, 100).total()).isEqualTo(13);
        assertThat(page(Optional.of("horse"), Order.NONE, 0, 100).labels()).isEmpty();
    }

    @Test
    void whatNobodyCouldVoteOnIsNotShown() {
        add(1, 10, Vote.majority(List.of()));
        assertThat(votes.isEmpty()).isTrue();
    }

    @Test
    void onlyTheLastVotesAreKept() {
        for (int i = 0; i < RecentVotes.MOST + 500; i++) {
            add(i, i, vote(0, 1));
        }
        EvidencePage page = page(Optional.empty(), Order.NONE, RecentVotes.MOST - 1, 5);
        assertThat(page.total()).isEqualTo(RecentVotes.MOST);
        assertThat(ids(page)).containsExactly("train/500");
    }
}
