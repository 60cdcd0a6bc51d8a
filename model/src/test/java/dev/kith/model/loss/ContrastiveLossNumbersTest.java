package dev.kith.model.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.engine.TestTensors;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hand-worked numbers. */
class ContrastiveLossNumbersTest {
    private final PtNDManager manager = TensorEngine.newManager();

    @AfterEach
    void freeMemory() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 0.6931471806", "10, 2.3978952728", "127, 4.8520302639"})
    void equalLogitsGiveTheLogarithmOfTheNumberOfCandidates(int negatives, double expected) {
        double[] anchor = {1, 0};

        double loss = oneRow(anchor, anchor, copies(anchor, negatives), 0.2);

        assertThat(loss).isCloseTo(expected, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"3, 0.0200122534", "10, 0.0652065511"})
    void perfectPositiveAndOrthogonalNegatives(int negatives, double expected) {
        double[] anchor = {1, 0};

        double loss = oneRow(anchor, anchor, copies(new double[] {0, 1}, negatives), 0.2);

        assertThat(loss).isCloseTo(expected, within(1e-6));
    }

    @Test
    void knownSimilarities() {
        double[] anchor = {1, 0};
        double[][] negatives = {withCosine(0.1), withCosine(-0.2), withCosine(0.3)};

        double loss = oneRow(anchor, withCosine(0.7), negatives, 0.2);

        assertThat(loss).isCloseTo(0.1791760717, within(1e-6));
        boolean[] all = {true, true, true};
        for (boolean prefactor : new boolean[] {true, false}) {
            assertThat(LiteralLosses.contrastive(anchor, withCosine(0.7), negatives, all, 0.2, prefactor))
                    .isCloseTo(0.1791760717, within(1e-10));
        }
    }

    /** The other targets are the negatives of both terms. */
    @Test
    void semPplInThePlane() {
        double[][] online = directions(0, 90, 180);
        double[][] target = directions(10, 80, 170);
        double[][] semantic = directions(30, 100, 150);
        HostTensor mask = NegativeMask.fill(HostTensor.allocate(3, 3), OptionalInt.empty(), 0, 0);

        double augmentation = mean(rows(online, target, target, mask, 0.2));
        double semanticPositive = mean(rows(online, semantic, target, mask, 0.2));

        assertThat(augmentation).isCloseTo(0.0181270301, within(1e-7));
        assertThat(semanticPositive).isCloseTo(0.0235478725, within(1e-7));
        assertThat(augmentation + 0.2 * semanticPositive).isCloseTo(0.0228366046, within(1e-7));
    }

    @Test
    void smallTemperaturesDoNotOverflow() {
        double[] anchor = {1, 0};
        double[] opposite = {-1, 0};

        assertThat(oneRow(anchor, anchor, copies(opposite, 3), 1e-3)).isZero();
        assertThat(oneRow(anchor, opposite, copies(anchor, 1), 1e-3)).isCloseTo(2000, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.NaN})
    void temperatureMustBePositive(double temperature) {
        double[] anchor = {1, 0};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> oneRow(anchor, anchor, copies(anchor, 1), temperature))
                .withMessageContaining("temperature");
    }

    private double oneRow(double[] anchor, double[] positive, double[][] negatives, double temperature) {
        HostTensor mask = HostTensor.allocate(1, negatives.length);
        return rows(new double[][] {anchor}, new double[][] {positive}, negatives, mask, temperature)[0];
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

    private static double[][] directions(double... degrees) {
        return DoubleStream.of(degrees)
                .map(Math::toRadians)
                .mapToObj(angle -> new double[] {Math.cos(angle), Math.sin(angle)})
                .toArray(double[][]::new);
    }

    private static double[] withCosine(double cosine) {
        return new double[] {cosine, Math.sqrt(1 - cosine * cosine)};
    }

    private static double[][] copies(double[] row, int count) {
        double[][] rows = new double[count][];
        Arrays.fill(rows, row);
        return rows;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
