package dev.kith.model.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.kith.model.engine.HostTensor;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NegativeMaskTest {
    private static final int BATCH = 16;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 15})
    void everyRowHasExactlySoManyNegativesAndNeverItself(int negatives) {
        float[][] mask = mask(OptionalInt.of(negatives), 1, 2);

        for (int row = 0; row < BATCH; row++) {
            assertThat(mask[row]).containsOnly(negatives == 0 ? excluded() : values());
            assertThat(negativesOf(mask[row])).isEqualTo(negatives);
            assertThat(mask[row][row]).isEqualTo(ContrastiveLoss.EXCLUDED);
        }
    }

    @Test
    void withoutANumberAllOtherRowsAreNegatives() {
        float[][] mask = mask(OptionalInt.empty(), 1, 2);

        for (int row = 0; row < BATCH; row++) {
            assertThat(negativesOf(mask[row])).isEqualTo(BATCH - 1);
            assertThat(mask[row][row]).isEqualTo(ContrastiveLoss.EXCLUDED);
        }
        assertThat(mask(OptionalInt.of(BATCH - 1), 1, 2)).isDeepEqualTo(mask);
    }

    @Test
    void drawsDependOnSeedStepAndRowAlone() {
        float[][] mask = mask(OptionalInt.of(5), 1, 2);

        assertThat(mask(OptionalInt.of(5), 1, 2)).isDeepEqualTo(mask);
        assertThat(mask(OptionalInt.of(5), 2, 2)[0]).isNotEqualTo(mask[0]);
        assertThat(mask(OptionalInt.of(5), 1, 3)[0]).isNotEqualTo(mask[0]);
        // rows 14 and 15 see the same other rows, but for each other
        assertThat(Arrays.copyOf(mask[14], 14)).isNotEqualTo(Arrays.copyOf(mask[15], 14));
    }

    @Test
    void oldContentIsOverwritten() {
        HostTensor used = HostTensor.allocate(BATCH, BATCH);
        NegativeMask.fill(used, OptionalInt.of(12), 7, 7);

        assertThat(NegativeMask.fill(used, OptionalInt.of(5), 1, 2)).isSameAs(used);
        assertThat(rows(used)).isDeepEqualTo(mask(OptionalInt.of(5), 1, 2));
        NegativeMask.fill(used, OptionalInt.empty(), 1, 2);
        assertThat(rows(used)).isDeepEqualTo(mask(OptionalInt.empty(), 1, 2));
    }

    @Test
    void everyOtherRowIsDrawnEquallyOften() {
        int steps = 4000;
        int negatives = 5;
        int[] counts = new int[BATCH];
        for (int step = 0; step < steps; step++) {
            float[] row = mask(OptionalInt.of(negatives), 3, step)[6];
            for (int other = 0; other < BATCH; other++) {
                counts[other] += row[other] == 0 ? 1 : 0;
            }
        }

        double share = negatives / (BATCH - 1.0);
        double deviation = Math.sqrt(steps * share * (1 - share));
        for (int other = 0; other < BATCH; other++) {
            assertThat((double) counts[other])
                    .isCloseTo(other == 6 ? 0 : steps * share, within(other == 6 ? 0.0 : 4 * deviation));
        }
    }

    @Test
    void impossibleNumbersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mask(OptionalInt.of(BATCH), 1, 1))
                .withMessageContaining("16 negatives from a batch of 16");
        assertThatIllegalArgumentException().isThrownBy(() -> mask(OptionalInt.of(-1), 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NegativeMask.fill(HostTensor.allocate(4, 5), OptionalInt.empty(), 1, 1))
                .withMessageContaining("square");
    }

    private static float[][] mask(OptionalInt negatives, long seed, long step) {
        return rows(NegativeMask.fill(HostTensor.allocate(BATCH, BATCH), negatives, seed, step));
    }

    private static float[][] rows(HostTensor mask) {
        float[] values = mask.toArray();
        float[][] rows = new float[BATCH][];
        Arrays.setAll(rows, row -> Arrays.copyOfRange(values, row * BATCH, (row + 1) * BATCH));
        return rows;
    }

    private static int negativesOf(float[] row) {
        int count = 0;
        for (float value : row) {
            count += value == 0 ? 1 : 0;
        }
        return count;
    }

    private static float[] values() {
        return new float[] {0, ContrastiveLoss.EXCLUDED};
    }

    private static float[] excluded() {
        return new float[] {ContrastiveLoss.EXCLUDED};
    }
}
