package dev.kith.model.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.engine.Autograd;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.engine.TestTensors;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random data against the literal loss, and what may not matter. */
class ContrastiveLossTest {
    private static final int BATCH = 12;
    private static final int DIM = 16;

    private final PtNDManager manager = TensorEngine.newManager();

    @AfterEach
    void freeMemory() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.07, 0.2, 1})
    void equalsTheLiteralLossOnRandomDataWithMasks(double temperature) {
        double[][] anchors = random(1);
        double[][] positives = random(2);
        double[][] candidates = random(3);
        boolean[][] negative = randomNegatives();

        float[] losses = rows(anchors, positives, candidates, mask(negative), temperature);

        for (int row = 0; row < BATCH; row++) {
            double literal = LiteralLosses.contrastive(
                    anchors[row], positives[row], candidates, negative[row], temperature, true);
            assertThat((double) losses[row]).isCloseTo(literal, within(2e-5 * (1 + literal)));
        }
    }

    /** By central differences of the literal loss in double precision. */
    @Test
    void gradientEqualsFiniteDifferences() {
        double temperature = 0.2;
        double[][] anchors = random(4);
        double[][] positives = random(5);
        double[][] candidates = random(6);
        boolean[][] negative = randomNegatives();
        NDArray leaf = TestTensors.of(anchors).toArray(manager);
        leaf.setRequiresGradient(true);

        Autograd.backward(Autograd.record(() -> ContrastiveLoss.rows(
                        leaf,
                        array(positives),
                        array(candidates),
                        mask(negative).toArray(manager),
                        temperature)
                .mean()));

        float[] gradient = leaf.getGradient().toFloatArray();
        double step = 1e-5;
        for (int row = 0; row < BATCH; row++) {
            for (int d = 0; d < DIM; d++) {
                double[] up = anchors[row].clone();
                double[] down = anchors[row].clone();
                up[d] += step;
                down[d] -= step;
                double difference = LiteralLosses.contrastive(
                                up, positives[row], candidates, negative[row], temperature, true)
                        - LiteralLosses.contrastive(down, positives[row], candidates, negative[row], temperature, true);
                assertThat((double) gradient[row * DIM + d]).isCloseTo(difference / (2 * step) / BATCH, within(1e-5));
            }
        }
    }

    @Test
    void noNegativesNoLossAndNoGradient() {
        boolean[][] none = new boolean[BATCH][BATCH];
        NDArray leaf = array(random(7));
        leaf.setRequiresGradient(true);

        NDArray losses = Autograd.record(() -> ContrastiveLoss.rows(
                leaf, array(random(8)), array(random(9)), mask(none).toArray(manager), 0.2));
        Autograd.backward(Autograd.record(losses::sum));

        assertThat(losses.abs().toFloatArray()).containsOnly(0);
        assertThat(leaf.getGradient().abs().toFloatArray()).containsOnly(0);
    }

    /** Not only nearly: a row that is masked out may hold anything. */
    @Test
    void excludedCandidatesContributeNothing() {
        double[][] anchors = random(10);
        double[][] candidates = random(11);
        boolean[][] negative = new boolean[BATCH][BATCH];
        for (boolean[] row : negative) {
            Arrays.fill(row, 0, BATCH / 2, true);
        }
        float[] before = rows(anchors, anchors, candidates, mask(negative), 0.2);

        for (int n = BATCH / 2; n < BATCH; n++) {
            candidates[n] = anchors[n]; // the hardest negatives there could be
        }

        assertThat(rows(anchors, anchors, candidates, mask(negative), 0.2)).isEqualTo(before);
    }

    @Test
    void rowsDoNotInfluenceEachOther() {
        double[][] anchors = random(12);
        double[][] positives = random(13);
        HostTensor mask = mask(randomNegatives());
        float[] before = rows(anchors, positives, positives, mask, 0.2);

        anchors[0] = anchors[1];

        assertThat(Arrays.copyOfRange(rows(anchors, positives, positives, mask, 0.2), 1, BATCH))
                .isEqualTo(Arrays.copyOfRange(before, 1, BATCH));
    }

    private float[] rows(
            double[][] anchors, double[][] positives, double[][] candidates, HostTensor mask, double temperature) {
        return ContrastiveLoss.rows(
                        array(anchors), array(positives), array(candidates), mask.toArray(manager), temperature)
                .toFloatArray();
    }

    private NDArray array(double[][] rows) {
        return TestTensors.of(rows).toArray(manager);
    }

    private static double[][] random(long seed) {
        return TestTensors.rows(TestTensors.unitRows(seed, BATCH, DIM));
    }

    private static boolean[][] randomNegatives() {
        RandomStream random = RandomStream.of(1, Purpose.PROBE, 0, 1);
        boolean[][] negative = new boolean[BATCH][BATCH];
        for (boolean[] row : negative) {
            for (int n = 0; n < BATCH; n++) {
                row[n] = random.nextBoolean(0.4);
            }
        }
        return negative;
    }

    private static HostTensor mask(boolean[][] negative) {
        double[][] mask = Arrays.stream(negative)
                .map(row -> {
                    double[] values = new double[row.length];
                    Arrays.setAll(values, n -> row[n] ? 0 : ContrastiveLoss.EXCLUDED);
                    return values;
                })
                .toArray(double[][]::new);
        return TestTensors.of(mask);
    }
}
