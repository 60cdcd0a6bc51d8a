package dev.kith.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.EncoderSettings;
import dev.kith.config.EncoderSettings.Stem;
import dev.kith.model.engine.Autograd;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.ParameterLayout.Entry;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.engine.TestTensors;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Forward, statistics and gradients of whole networks against loops in double precision. */
class LiteralNetworkTest {
    private static final int BATCH = 4;
    private static final int SIDE = 5;
    private static final int CHANNELS = 2;
    private static final List<Integer> BLOCKS = List.of(1, 2);

    private final PtNDManager manager = TensorEngine.newManager();
    private final Architecture architecture =
            new Architecture(TestNetworks.description(new EncoderSettings(3, BLOCKS, Stem.PLAIN), CHANNELS, SIDE));
    private final FlatParameters parameters = TestNetworks.perturbed(architecture, manager);
    private final FlatParameters statistics = FlatParameters.initialise(manager, architecture.statistics(), 1);
    private final HostTensor images = TestTensors.gaussian(3, BATCH, SIDE, SIDE, CHANNELS);

    @AfterEach
    void freeMemory() {
        manager.close();
    }

    @Test
    void everyOutputEqualsTheLoops() {
        Outputs outputs = forward();
        LiteralNetwork literal = literal(doubles(parameters));
        double[][] features = literal.encode(channelsFirst(), BLOCKS);
        double[][] projections = literal.perceptron("projector", features);

        assertClose(outputs.features(), features);
        assertClose(outputs.projections(), projections);
        assertClose(outputs.predictions(), literal.perceptron("predictor", projections));
        assertClose(outputs.logits(), literal.linear("head", features));
    }

    /** A tenth of the batch's mean and unbiased variance is mixed into the first values, 0 and 1. */
    @Test
    void runningStatisticsMoveATenthTowardsTheBatch() {
        forward();
        LiteralNetwork literal = literal(doubles(parameters));
        literal.perceptron("predictor", literal.perceptron("projector", literal.encode(channelsFirst(), BLOCKS)));

        float[] flat = statistics.export().toArray();
        for (Entry entry : architecture.statistics().entries()) {
            boolean variance = entry.name().endsWith(".running_var");
            String layer = entry.name().substring(0, entry.name().lastIndexOf('.'));
            double[][] batch = literal.statistics(layer);
            for (int c = 0; c < entry.size(); c++) {
                double expected = variance ? 0.9 + 0.1 * batch[1][c] : 0.1 * batch[0][c];
                assertThat((double) flat[(int) entry.offset() + c])
                        .as(entry.name())
                        .isCloseTo(expected, within(1e-5));
            }
        }
    }

    /** Two values of each parameter, by central differences of the loops. */
    @Test
    void gradientEqualsFiniteDifferences() {
        double[][] factors = TestTensors.rows(TestTensors.gaussian(4, BATCH, 8));
        NDArray weights = TestTensors.of(factors).toArray(manager);
        parameters.trainable();

        NDArray loss = Autograd.record(() ->
                Architecture.normalize(forward().predictions()).mul(weights).sum());
        Autograd.backward(loss);

        float[] gradient = parameters.gradient(manager).toFloatArray();
        double[] values = doubles(parameters);
        assertThat((double) loss.getFloat()).isCloseTo(literalLoss(values, factors), within(1e-4));
        RandomStream random = RandomStream.of(5, Purpose.PROBE, 0, 0);
        for (Entry entry : architecture.parameters().entries()) {
            for (int i = 0; i < 2; i++) {
                int place = (int) entry.offset() + random.nextInt((int) entry.size());
                double expected = difference(values, place, factors);
                assertThat((double) gradient[place])
                        .as(entry.name())
                        .isCloseTo(expected, within(1e-4 + 1e-3 * Math.abs(expected)));
            }
        }
    }

    private record Outputs(NDArray features, NDArray projections, NDArray predictions, NDArray logits) {}

    private Outputs forward() {
        ForwardPass pass = new ForwardPass(parameters.views(manager), statistics.views(manager), true);
        NDArray features = architecture.encode(images.toArray(manager), pass);
        NDArray projections = architecture.project(features, pass);
        return new Outputs(
                features,
                projections,
                architecture.predict(projections, pass),
                architecture.classify(features, projections, pass));
    }

    private double difference(double[] values, int place, double[][] factors) {
        double step = 1e-5;
        double[] up = values.clone();
        double[] down = values.clone();
        up[place] += step;
        down[place] -= step;
        return (literalLoss(up, factors) - literalLoss(down, factors)) / (2 * step);
    }

    private double literalLoss(double[] values, double[][] factors) {
        LiteralNetwork literal = literal(values);
        double[][] predictions = literal.perceptron(
                "predictor", literal.perceptron("projector", literal.encode(channelsFirst(), BLOCKS)));
        double loss = 0;
        for (int n = 0; n < BATCH; n++) {
            double length =
                    Math.sqrt(Arrays.stream(predictions[n]).map(v -> v * v).sum());
            for (int d = 0; d < factors[n].length; d++) {
                loss += factors[n][d] * predictions[n][d] / length;
            }
        }
        return loss;
    }

    private LiteralNetwork literal(double[] values) {
        return new LiteralNetwork(architecture.parameters(), values);
    }

    private double[][][][] channelsFirst() {
        float[] pixels = images.toArray();
        double[][][][] x = new double[BATCH][CHANNELS][SIDE][SIDE];
        for (int i = 0; i < pixels.length; i++) {
            int place = i / CHANNELS;
            x[place / (SIDE * SIDE)][i % CHANNELS][place / SIDE % SIDE][place % SIDE] = pixels[i];
        }
        return x;
    }

    private static double[] doubles(FlatParameters parameters) {
        float[] values = parameters.export().toArray();
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    private static void assertClose(NDArray actual, double[][] expected) {
        float[] values = actual.toFloatArray();
        int width = expected[0].length;
        assertThat(values).hasSize(expected.length * width);
        for (int i = 0; i < values.length; i++) {
            assertThat((double) values[i]).isCloseTo(expected[i / width][i % width], within(1e-4));
        }
    }
}
