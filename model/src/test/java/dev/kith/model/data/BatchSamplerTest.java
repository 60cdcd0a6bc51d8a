package dev.kith.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchSamplerTest {
    private static final Examples EXAMPLES = TestImages.withTruths(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    private static final Partition PARTITION =
            new Partition(new int[] {1, 4, 7}, new int[] {0, 2, 3, 5, 8}, new int[] {6, 9});

    @Test
    void labelledRowsComeFirstAndOnlyTheyShowTheirLabel() {
        BatchRows rows = sampler(7, 2, 1).rows(5);
        assertThat(PARTITION.labelled()).contains(Arrays.copyOf(rows.indices(), 2));
        assertThat(PARTITION.unlabelled()).contains(Arrays.copyOfRange(rows.indices(), 2, 7));
        assertThat(rows.labels()).containsExactly(rows.indices()[0], rows.indices()[1], -1, -1, -1, -1, -1);
    }

    @Test
    void everyEpochCoversEachPoolOnceInAnOrderOfItsOwn() {
        BatchSampler sampler = sampler(5, 2, 1); // 2 of 3 labelled and 3 of 5 unlabelled a step
        int[] labelled = stream(sampler, 0, 2, 30);
        int[] unlabelled = stream(sampler, 2, 5, 30);
        for (int epoch = 0; epoch < 18; epoch++) {
            assertThat(Arrays.copyOfRange(labelled, 3 * epoch, 3 * epoch + 3)).containsExactlyInAnyOrder(1, 4, 7);
            assertThat(Arrays.copyOfRange(unlabelled, 5 * epoch, 5 * epoch + 5))
                    .containsExactlyInAnyOrder(0, 2, 3, 5, 8);
        }
        assertThat(IntStream.range(0, 18)
                        .mapToObj(e -> Arrays.toString(Arrays.copyOfRange(unlabelled, 5 * e, 5 * e + 5)))
                        .distinct())
                .hasSizeGreaterThan(10);
    }

    @Test
    void aStepMayHoldSeveralEpochs() {
        int[] indices = sampler(9, 9, 1).rows(0).indices();
        for (int epoch = 0; epoch < 3; epoch++) {
            assertThat(Arrays.copyOfRange(indices, 3 * epoch, 3 * epoch + 3)).containsExactlyInAnyOrder(1, 4, 7);
        }
    }

    @Test
    void theOrderOfCallsDoesNotMatter() {
        BatchSampler forwards = sampler(5, 2, 1);
        int[][] expected = IntStream.range(0, 100)
                .mapToObj(s -> forwards.rows(s).indices())
                .toArray(int[][]::new);
        BatchSampler backwards = sampler(5, 2, 1);
        for (int step = 99; step >= 0; step--) {
            assertThat(backwards.rows(step).indices()).containsExactly(expected[step]);
        }
        IntStream.range(0, 100)
                .parallel()
                .forEach(step -> assertThat(backwards.rows(step).indices()).containsExactly(expected[step]));
    }

    @Test
    void theSeedDecides() {
        assertThat(stream(sampler(5, 2, 1), 0, 5, 20))
                .containsExactly(stream(sampler(5, 2, 1), 0, 5, 20))
                .isNotEqualTo(stream(sampler(5, 2, 2), 0, 5, 20));
    }

    @Test
    void aReplacementIsOfTheSamePart() {
        BatchSampler sampler = sampler(5, 2, 1);
        int[] labelled =
                IntStream.range(0, 50).map(a -> sampler.replacement(3, 1, a)).toArray();
        int[] unlabelled =
                IntStream.range(0, 50).map(a -> sampler.replacement(3, 2, a)).toArray();
        assertThat(labelled).containsOnly(PARTITION.labelled());
        assertThat(unlabelled).containsOnly(PARTITION.unlabelled());
        assertThat(IntStream.range(0, 50)
                        .map(a -> sampler(5, 2, 1).replacement(3, 1, a))
                        .toArray())
                .containsExactly(labelled);
    }

    @Test
    void anEmptyPoolIsRefusedWhereItIsNeeded() {
        Partition none = new Partition(new int[0], new int[0], new int[0]);
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchSampler(EXAMPLES, none, 4, 4, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BatchSampler(EXAMPLES, none, 4, 0, 1));
    }

    private static BatchSampler sampler(int rows, int labelledRows, long seed) {
        return new BatchSampler(EXAMPLES, PARTITION, rows, labelledRows, seed);
    }

    @Test
    void whereEveryExampleIsLabelledUnlabelledRowsAreTheSameWithoutTheirLabels() {
        Partition labelled = new Partition(new int[] {1, 4, 7}, new int[0], new int[] {6, 9});
        BatchSampler sampler = new BatchSampler(EXAMPLES, labelled, 5, 2, 1);
        for (int step = 0; step < 6; step++) {
            BatchRows rows = sampler.rows(step);
            assertThat(rows.indices()).containsOnly(1, 4, 7);
            assertThat(Arrays.copyOfRange(rows.labels(), 2, 5)).containsOnly(-1);
            assertThat(Arrays.copyOfRange(rows.indices(), 2, 5))
                    .as("an epoch of their own")
                    .containsOnlyOnce(1, 4, 7);
            assertThat(sampler.replacement(step, 4, 0)).isIn(1, 4, 7);
        }
    }

    private static int[] stream(BatchSampler sampler, int from, int to, int steps) {
        return IntStream.range(0, steps)
                .flatMap(s -> Arrays.stream(sampler.rows(s).indices(), from, to))
                .toArray();
    }
}
