package dev.kith.model.neighbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.engine.TestTensors;
import dev.kith.model.neighbor.LiteralNeighbors.Entry;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighborIndexTest {
    private static final int DIM = 12;
    private static final long NOW = 1000;

    private final PtNDManager manager = TensorEngine.newManager();

    @AfterEach
    void freeMemory() {
        manager.close();
    }

    /** Small whole numbers: products are exact in float32 too, and many are equal. Wraps from the second value on. */
    @ParameterizedTest
    @CsvSource({
        "50, 1, false", //
        "130, 5, false",
        "130, 5, true",
        "64, 10, true",
        "500, 64, false",
        "500, 100, true"
    })
    void equalsSortingOfEverythingIncludingTies(int additions, int k, boolean distinctIds) {
        int capacity = 64;
        EmbeddingRing ring = new EmbeddingRing(capacity, DIM, 1, 0);
        List<Entry> added = new ArrayList<>();
        RandomStream random = RandomStream.of(additions, Purpose.PROBE, k, 0);
        try (NeighborIndex index = new NeighborIndex(ring, manager)) {
            for (int i = 0; i < additions; i++) {
                LiteralNeighbors.add(
                        ring, added, new Entry(wholeNumbers(random), random.nextInt(4), random.nextInt(20), i));
            }
            double[][] queries = new double[40][];
            for (int row = 0; row < queries.length; row++) {
                queries[row] = wholeNumbers(random);
            }

            List<List<Neighbor>> found = index.search(TestTensors.of(queries), k, distinctIds, NOW);

            assertThat(found).hasSize(queries.length);
            for (int row = 0; row < queries.length; row++) {
                double[] query = queries[row];
                assertThat(found.get(row))
                        .isEqualTo(LiteralNeighbors.search(added, capacity, query, k, distinctIds).stream()
                                .map(entry -> neighbor(entry, query))
                                .toList());
            }
        }
    }

    @Test
    void blocksOfQueriesAndSlotsLeaveNothingOut() {
        int capacity = 17_000;
        EmbeddingRing ring = new EmbeddingRing(capacity, DIM, 1, 0);
        List<Entry> added = new ArrayList<>();
        RandomStream random = RandomStream.of(3, Purpose.PROBE, 0, 0);
        double[][] queries = new double[515][];
        for (int row = 0; row < queries.length; row++) {
            queries[row] = wholeNumbers(random);
        }
        try (NeighborIndex index = new NeighborIndex(ring, manager)) {
            for (int filled : new int[] {9_000, 25_000}) {
                while (added.size() < filled) {
                    LiteralNeighbors.add(
                            ring, added, new Entry(wholeNumbers(random), 1, random.nextInt(5000), added.size()));
                }
                List<List<Neighbor>> found = index.search(TestTensors.of(queries), 30, true, NOW);
                for (int row : new int[] {0, 511, 512, 514}) {
                    double[] query = queries[row];
                    assertThat(found.get(row))
                            .isEqualTo(LiteralNeighbors.search(added, capacity, query, 30, true).stream()
                                    .map(entry -> neighbor(entry, query))
                                    .toList());
                }
            }
        }
    }

    @Test
    void similaritiesAreCosinesOfUnitVectors() {
        EmbeddingRing ring = new EmbeddingRing(100, DIM, 1, 0);
        List<Entry> added = new ArrayList<>();
        double[][] rows = TestTensors.rows(TestTensors.unitRows(1, 100, DIM));
        for (int i = 0; i < rows.length; i++) {
            LiteralNeighbors.add(ring, added, new Entry(rows[i], i % 3, i, i));
        }
        HostTensor queries = TestTensors.unitRows(2, 20, DIM);
        try (NeighborIndex index = new NeighborIndex(ring, manager)) {
            List<List<Neighbor>> found = index.search(queries, 7, false, NOW);

            for (int row = 0; row < 20; row++) {
                double[] query = TestTensors.rows(queries)[row];
                List<Entry> literal = LiteralNeighbors.search(added, 100, query, 7, false);
                for (int rank = 0; rank < 7; rank++) {
                    double expected =
                            LiteralNeighbors.product(query, literal.get(rank).embedding());
                    assertThat((double) found.get(row).get(rank).similarity()).isCloseTo(expected, within(1e-6));
                }
            }
        }
    }

    @Test
    void additionsAreSeenAtOnce() {
        EmbeddingRing ring = new EmbeddingRing(3, 2, 1, 0);
        HostTensor query = HostTensor.of(new float[] {1, 0}, 1, 2);
        try (NeighborIndex index = new NeighborIndex(ring, manager)) {
            add(ring, 0, 1, 10, 5);
            assertThat(index.search(query, 1, false, 5)).containsExactly(List.of(new Neighbor(10, 5, 0, 4)));

            add(ring, 0.5, 2, 11, 6);
            assertThat(index.search(query, 1, false, 5)).containsExactly(List.of(new Neighbor(11, 6, 0.5f, 3)));
        }
    }

    @Test
    void tiesRankInQueueOrderAlsoAfterAWrap() {
        EmbeddingRing ring = new EmbeddingRing(4, 2, 1, 0);
        for (int i = 0; i < 6; i++) {
            add(ring, 1, i, i, 0); // ids 2 … 5 remain, in the slots 2, 3, 0, 1
        }
        try (NeighborIndex index = new NeighborIndex(ring, manager)) {
            List<Neighbor> found = index.search(HostTensor.of(new float[] {1, 0}, 1, 2), 3, false, NOW)
                    .get(0);

            assertThat(found).extracting(Neighbor::id).containsExactly(2L, 3L, 4L);
        }
    }

    @Test
    void ofSeveralCopiesOfAnExampleTheNearestCounts() {
        EmbeddingRing ring = new EmbeddingRing(8, 2, 1, 0);
        add(ring, 0.5, 1, 7, 0);
        add(ring, 0.75, 2, 8, 0);
        add(ring, 1, 3, 7, 0);
        add(ring, 0.25, 4, 7, 0);
        add(ring, 0.25, 5, 9, 0);
        try (NeighborIndex index = new NeighborIndex(ring, manager)) {
            HostTensor query = HostTensor.of(new float[] {1, 0}, 1, 2);

            assertThat(index.search(query, 3, true, 10).get(0))
                    .containsExactly(
                            new Neighbor(7, 0, 1, 7), new Neighbor(8, 0, 0.75f, 8), new Neighbor(9, 0, 0.25f, 5));
            assertThat(index.search(query, 3, false, 10).get(0))
                    .extracting(Neighbor::id)
                    .containsExactly(7L, 8L, 7L);
        }
    }

    @Test
    void startVectorsNeverVote() {
        EmbeddingRing ring = new EmbeddingRing(50, 2, 1, 0);
        HostTensor queries = TestTensors.unitRows(1, 4, 2);
        try (NeighborIndex index = new NeighborIndex(ring, manager)) {
            assertThat(index.search(queries, 3, false, 0)).hasSize(4).allMatch(List::isEmpty);

            add(ring, -1, 0, 1, 0);
            add(ring, 1, 0, 2, 1);

            assertThat(index.search(queries, 3, false, 0))
                    .allSatisfy(
                            found -> assertThat(found).extracting(Neighbor::id).containsExactlyInAnyOrder(1L, 2L));
        }
    }

    @Test
    void noQueriesNoAnswers() {
        EmbeddingRing ring = new EmbeddingRing(5, 2, 1, 0);
        try (NeighborIndex index = new NeighborIndex(ring, manager)) {
            assertThat(index.search(HostTensor.allocate(0, 2), 3, false, 0)).isEmpty();
        }
    }

    @Test
    void asksForAtLeastOneNeighbor() {
        EmbeddingRing ring = new EmbeddingRing(5, 2, 1, 0);
        try (NeighborIndex index = new NeighborIndex(ring, manager)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index.search(HostTensor.allocate(1, 2), 0, false, 0))
                    .withMessageContaining("k");
        }
    }

    private static double[] wholeNumbers(RandomStream random) {
        double[] vector = new double[DIM];
        for (int d = 0; d < DIM; d++) {
            vector[d] = random.nextInt(5) - 2;
        }
        return vector;
    }

    private static Neighbor neighbor(Entry entry, double[] query) {
        float similarity = (float) LiteralNeighbors.product(query, entry.embedding());
        return new Neighbor(entry.id(), entry.label(), similarity, NOW - entry.step());
    }

    /** An entry with the given cosine to (1, 0). */
    private static void add(EmbeddingRing ring, double cosine, long step, long id, int label) {
        double[][] row = {{cosine, Math.sqrt(1 - cosine * cosine)}};
        ring.add(TestTensors.of(row).floats(), 0, label, id, step);
    }
}
