package dev.kith.tests.bench.pieces;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.Settings;
import dev.kith.model.engine.Autograd;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.network.Architecture;
import dev.kith.model.network.ForwardPass;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.nio.FloatBuffer;
import java.util.function.Function;

/** Forward and backward of an encoder, on the calling lane. All times are in milliseconds. */
final class EncoderPass implements AutoCloseable {
    private static final int CLASSES = 10;

    private final PtNDManager manager = TensorEngine.newManager();
    private final Architecture architecture;
    private final FlatParameters parameters;
    private final NDArray[] statistics;
    private final HostTensor last;
    private final HostTensor first;

    EncoderPass(Settings settings, int rows, int channels) {
        this.architecture = new Architecture(Architecture.Description.of(settings, channels, CLASSES));
        this.parameters =
                FlatParameters.initialise(manager, architecture.parameters(), 1).trainable();
        this.statistics =
                FlatParameters.initialise(manager, architecture.statistics(), 1).views(manager);
        int side = settings.data().imageSize();
        this.last = noise(rows, side, side, channels);
        this.first = noise(rows, channels, side, side);
    }

    /** As batches arrive: the encoder sees the buffer through a transposed view. */
    double channelsLast() {
        return millis(last::toArray);
    }

    /** The encoder transposes back what is transposed here, and sees the buffer as it is. */
    double channelsFirst() {
        return millis(step -> first.toArray(step).transpose(0, 2, 3, 1));
    }

    private double millis(Function<PtNDManager, NDArray> images) {
        try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
            NDArray input = images.apply(step);
            long start = System.nanoTime();
            Autograd.backward(Autograd.record(() -> {
                ForwardPass pass = new ForwardPass(parameters.views(step), statistics, true);
                return architecture.encode(input, pass).square().sum();
            }));
            parameters.gradient(step);
            parameters.zeroGradient();
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static HostTensor noise(long... shape) {
        HostTensor tensor = HostTensor.allocate(shape);
        FloatBuffer values = tensor.floats();
        RandomStream random = RandomStream.of(1, Purpose.PROBE, 0, 0);
        for (int i = 0; i < values.capacity(); i++) {
            values.put(i, (float) random.nextGaussian());
        }
        return tensor;
    }

    @Override
    public void close() {
        manager.close();
    }
}
