package dev.kith.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.engine.TestTensors;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchNormTest {
    private static final int SIDE = 6;

    private final PtNDManager manager = TensorEngine.newManager();

    @AfterEach
    void freeMemory() {
        manager.close();
    }

    /** Values 1 … 4: mean 2.5, variance 1.25 of the batch and 5/3 unbiased, which the running variance takes. */
    @Test
    void trainingByHand() {
        Norm norm = new Norm();

        float[] output = norm.forward(new float[] {1, 2, 3, 4}, true);

        double deviation = Math.sqrt(1.25 + 1e-5);
        assertThat(output)
                .containsExactly(
                        new float[] {
                            (float) (2 * -1.5 / deviation),
                            (float) (2 * -0.5 / deviation),
                            (float) (2 * 0.5 / deviation),
                            (float) (2 * 1.5 / deviation)
                        },
                        within(1e-6f));
        assertThat(norm.mean()).isCloseTo(0.25f, within(1e-6f));
        assertThat(norm.variance()).isCloseTo(0.9f + 0.1f * 5 / 3, within(1e-6f));
    }

    @Test
    void evaluationUsesTheRunningStatistics() {
        Norm norm = new Norm();
        norm.forward(new float[] {1, 2, 3, 4}, true);

        float[] output = norm.forward(new float[] {7, 0}, false);

        double deviation = Math.sqrt(0.9 + 0.5 / 3 + 1e-5);
        assertThat(output)
                .containsExactly(
                        new float[] {(float) (2 * 6.75 / deviation), (float) (2 * -0.25 / deviation)}, within(1e-5f));
        assertThat(norm.mean()).isCloseTo(0.25f, within(1e-6f));
    }

    @Test
    void evaluationLeavesStatisticsAlone() {
        Network network = new Network();
        network.embed(TestTensors.gaussian(1, 4, SIDE, SIDE, 1), true);
        float[] before = network.statistics.export().toArray();

        network.embed(TestTensors.gaussian(2, 4, SIDE, SIDE, 1), false);

        assertThat(network.statistics.export().toArray()).isEqualTo(before);
    }

    @Test
    void trainingMovesTheStatisticsOfEveryLayer() {
        Network network = new Network();
        float[] before = network.statistics.export().toArray();

        network.embed(TestTensors.gaussian(1, 4, SIDE, SIDE, 1), true);

        float[] after = network.statistics.export().toArray();
        network.architecture.statistics().entries().forEach(entry -> {
            int from = (int) entry.offset();
            int to = from + (int) entry.size();
            assertThat(Arrays.copyOfRange(after, from, to))
                    .as(entry.name())
                    .isNotEqualTo(Arrays.copyOfRange(before, from, to));
            assertThat(Arrays.copyOfRange(after, from, to)).doesNotContain(Float.NaN);
        });
    }

    /** Embeddings of a frozen network belong to their own image; while training, to the batch. */
    @Test
    void rowsAreIndependentInEvaluationOnly() {
        Network network = new Network();
        HostTensor first = TestTensors.gaussian(1, 4, SIDE, SIDE, 1);
        HostTensor second = TestTensors.gaussian(2, 4, SIDE, SIDE, 1);
        second.floats().put(first.floats().slice(0, SIDE * SIDE));

        assertThat(row(network.embed(second, false))).containsExactly(row(network.embed(first, false)), within(1e-5f));
        assertThat(row(network.embed(second, true))[0]).isNotCloseTo(row(network.embed(first, true))[0], within(1e-3f));
    }

    private static float[] row(float[] embeddings) {
        return Arrays.copyOf(embeddings, 8);
    }

    /** One channel, scaled by 2. */
    private final class Norm {
        private final Registry registry = new Registry();
        private final Layer layer = Layers.batchNorm(registry, "norm", 1, 2);
        private final FlatParameters parameters = FlatParameters.initialise(manager, registry.parameters(), 1);
        private final FlatParameters statistics = FlatParameters.initialise(manager, registry.statistics(), 1);

        float[] forward(float[] values, boolean training) {
            NDArray x = manager.create(values, new Shape(values.length, 1));
            return layer.forward(x, new ForwardPass(parameters.views(manager), statistics.views(manager), training))
                    .toFloatArray();
        }

        float mean() {
            return statistics.views(manager)[0].toFloatArray()[0];
        }

        float variance() {
            return statistics.views(manager)[1].toFloatArray()[0];
        }
    }

    private final class Network {
        private final Architecture architecture = TestNetworks.tiny();
        private final FlatParameters parameters = TestNetworks.perturbed(architecture, manager);
        private final FlatParameters statistics = FlatParameters.initialise(manager, architecture.statistics(), 1);

        float[] embed(HostTensor images, boolean training) {
            ForwardPass pass = new ForwardPass(parameters.views(manager), statistics.views(manager), training);
            NDArray features = architecture.encode(images.toArray(manager), pass);
            return architecture
                    .predict(architecture.project(features, pass), pass)
                    .toFloatArray();
        }
    }
}
