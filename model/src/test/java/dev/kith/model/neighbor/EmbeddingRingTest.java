package dev.kith.model.neighbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.TestTensors;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingRingTest {
    private static final int CAPACITY = 5;
    private static final int DIM = 3;

    private final EmbeddingRing ring = new EmbeddingRing(CAPACITY, DIM, 1, 0);

    @Test
    void startsWithUnlabelledUnitVectors() {
        assertThat(ring.filled()).isZero();
        assertThat(ring.added()).isZero();
        for (double[] row : TestTensors.rows(ring.embeddings())) {
            assertThat(Arrays.stream(row).map(v -> v * v).sum()).isCloseTo(1, within(1e-6));
        }
        assertThat(IntStream.range(0, CAPACITY).map(ring::label)).containsOnly(EmbeddingRing.NO_LABEL);
        assertThat(IntStream.range(0, CAPACITY).mapToLong(ring::id)).containsOnly(-1L);
    }

    @Test
    void startVectorsDependOnSeedViewAndSlot() {
        float[] start = ring.embeddings().toArray();

        assertThat(new EmbeddingRing(CAPACITY, DIM, 1, 0).embeddings().toArray())
                .isEqualTo(start);
        assertThat(Arrays.copyOf(new EmbeddingRing(9, DIM, 1, 0).embeddings().toArray(), start.length))
                .isEqualTo(start);
        assertThat(new EmbeddingRing(CAPACITY, DIM, 2, 0).embeddings().toArray())
                .isNotEqualTo(start);
        assertThat(new EmbeddingRing(CAPACITY, DIM, 1, 1).embeddings().toArray())
                .isNotEqualTo(start);
        assertThat(Arrays.copyOf(start, DIM)).isNotEqualTo(Arrays.copyOfRange(start, DIM, 2 * DIM));
    }

    @Test
    void entriesStandInOrderOfTheirArrival() {
        add(0, 3);

        assertThat(ring.filled()).isEqualTo(3);
        assertThat(ids()).containsExactly(-1, -1, 0, 1, 2);
        int newest = ring.slotByAge(CAPACITY - 1);
        assertThat(ring.label(newest)).isEqualTo(2);
        assertThat(ring.step(newest)).isEqualTo(20);
        assertThat(embedding(newest)).containsExactly(2, 0.5f, -2);
    }

    @Test
    void aFullRingForgetsTheOldestFirst() {
        add(0, CAPACITY);
        assertThat(ids()).containsExactly(0, 1, 2, 3, 4);

        add(CAPACITY, CAPACITY + 2);

        assertThat(ids()).containsExactly(2, 3, 4, 5, 6);
        assertThat(ring.filled()).isEqualTo(CAPACITY);
        assertThat(ring.added()).isEqualTo(CAPACITY + 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 10, 11, 13, 1000})
    void ofMoreAdditionsThanRoomTheNewestSurviveInOrder(int additions) {
        add(0, additions);

        assertThat(ids())
                .containsExactly(
                        LongStream.range(additions - CAPACITY, additions).toArray());
        for (int age = 0; age < CAPACITY; age++) {
            int slot = ring.slotByAge(age);
            assertThat(ring.ageRank(slot)).isEqualTo(age);
            assertThat(embedding(slot)[0]).isEqualTo((float) ring.id(slot));
            assertThat(ring.step(slot)).isEqualTo(10 * ring.id(slot));
        }
    }

    @Test
    void rowsOfASourceAreCopied() {
        HostTensor source = HostTensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, DIM);
        ring.add(source.floats(), 1, 0, 7, 8);
        source.floats().put(3, 99);

        HostTensor target = HostTensor.allocate(4, DIM);
        ring.copy(ring.slotByAge(CAPACITY - 1), target.floats(), 2);

        assertThat(target.toArray()).containsExactly(0, 0, 0, 0, 0, 0, 4, 5, 6, 0, 0, 0);
    }

    @Test
    void onlyLabelledRowsEnter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring.add(HostTensor.allocate(1, DIM).floats(), 0, EmbeddingRing.NO_LABEL, 42, 0))
                .withMessageContaining("42");
        assertThat(ring.added()).isZero();
    }

    @Test
    void needsRoom() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmbeddingRing(0, DIM, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new EmbeddingRing(CAPACITY, 0, 1, 0));
    }

    /** Ids and steps are exact, though a float could not hold them. */
    @Test
    void aRestoredRingIsTheSameAndGoesOnTheSame() {
        add(0, 7);
        ring.add(HostTensor.allocate(1, DIM).floats(), 0, 3, Long.MAX_VALUE, (1L << 53) + 1);
        EmbeddingRing copy = new EmbeddingRing(CAPACITY, DIM, 99, 1);

        copy.restore(ring.embeddings(), ring.bookkeeping());

        for (int further = 8; further < 12; further++) {
            assertThat(copy.added()).isEqualTo(ring.added());
            assertThat(copy.embeddings().toArray()).isEqualTo(ring.embeddings().toArray());
            for (int slot = 0; slot < CAPACITY; slot++) {
                assertThat(copy.id(slot)).isEqualTo(ring.id(slot));
                assertThat(copy.label(slot)).isEqualTo(ring.label(slot));
                assertThat(copy.step(slot)).isEqualTo(ring.step(slot));
            }
            add(ring, further);
            add(copy, further);
        }
    }

    @Test
    void aPartlyFilledRingIsRestoredWithItsStartVectors() {
        add(0, 2);
        EmbeddingRing copy = new EmbeddingRing(CAPACITY, DIM, 99, 1);

        copy.restore(ring.embeddings(), ring.bookkeeping());

        assertThat(copy.filled()).isEqualTo(2);
        assertThat(copy.embeddings().toArray()).isEqualTo(ring.embeddings().toArray());
        assertThat(copy.label(copy.slotByAge(0))).isEqualTo(EmbeddingRing.NO_LABEL);
    }

    @Test
    void aStateOfAnotherSizeIsRefused() {
        EmbeddingRing larger = new EmbeddingRing(CAPACITY + 1, DIM, 1, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring.restore(larger.embeddings(), larger.bookkeeping()))
                .withMessageContaining("[5, 3]")
                .withMessageContaining("[6, 3]");
    }

    private void add(int from, int to) {
        for (int i = from; i < to; i++) {
            add(ring, i);
        }
    }

    private static void add(EmbeddingRing ring, int i) {
        HostTensor row = HostTensor.of(new float[] {i, 0.5f, -i}, 1, DIM);
        ring.add(row.floats(), 0, i % 4, i, 10L * i);
    }

    private long[] ids() {
        return IntStream.range(0, CAPACITY)
                .mapToLong(age -> ring.id(ring.slotByAge(age)))
                .toArray();
    }

    private float[] embedding(int slot) {
        HostTensor row = HostTensor.allocate(1, DIM);
        ring.copy(slot, row.floats(), 0);
        return row.toArray();
    }
}
