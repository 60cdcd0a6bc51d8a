package dev.kith.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.EncoderSettings;
import dev.kith.config.EncoderSettings.Stem;
import dev.kith.config.HeadSettings;
import dev.kith.config.MlpSettings;
import dev.kith.config.OptimizerSettings;
import dev.kith.model.engine.Autograd;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.engine.TestTensors;
import dev.kith.model.network.Architecture.Description;
import dev.kith.model.optimizer.Optimizer;
import java.util.Arrays;
import java.util.List;

/** A tiny network learning to embed random images at random places. Made, used and closed on one thread. */
public final class TinyTraining implements AutoCloseable {
    private static final int BATCH = 4;

    /** Few operations, so that steps are fast; many parameters, so that a leak of one gradient a step is seen. */
    private final Architecture architecture = new Architecture(new Description(
            1,
            4,
            2,
            new EncoderSettings(4, List.of(1), Stem.PLAIN),
            new MlpSettings(1024, 8),
            new MlpSettings(0, 8),
            false,
            HeadSettings.Input.ENCODER));

    private final PtNDManager manager = TensorEngine.newManager();
    private final FlatParameters parameters;
    private final FlatParameters statistics;
    private final Optimizer optimizer;
    private final HostTensor images;
    private final HostTensor places;

    public TinyTraining(long seed) {
        parameters = FlatParameters.initialise(manager, architecture.parameters(), seed)
                .trainable();
        statistics = FlatParameters.initialise(manager, architecture.statistics(), seed);
        optimizer = Optimizer.of(
                new OptimizerSettings(OptimizerSettings.Algorithm.ADAMW, 1e-2, 1e-4, 0.9, 0.9, 0.999, 1e-8, 0, 0),
                parameters,
                manager);
        images = TestTensors.gaussian(seed, BATCH, 4, 4, 1);
        places = TestTensors.unitRows(seed + 1, BATCH, 8);
    }

    /** One update; returns the loss, the mean of 1 − cosine. */
    public float step() {
        try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
            NDArray loss = Autograd.record(() -> loss(step));
            Autograd.backward(loss);
            optimizer.update(parameters, parameters.gradient(step), 1e-2);
            parameters.zeroGradient();
            return loss.getFloat();
        }
    }

    private NDArray loss(PtNDManager step) {
        ForwardPass pass = new ForwardPass(parameters.views(step), statistics.views(step), true);
        NDArray features = architecture.encode(images.toArray(step), pass);
        NDArray embeddings = Architecture.normalize(architecture.predict(architecture.project(features, pass), pass));
        return embeddings.mul(places.toArray(step)).sum().neg().div(BATCH).add(1);
    }

    /** Updates, then all parameters and statistics. */
    public static float[] run(long seed, int steps) {
        try (TinyTraining training = new TinyTraining(seed)) {
            for (int step = 0; step < steps; step++) {
                training.step();
            }
            float[] parameters = training.parameters.export().toArray();
            float[] statistics = training.statistics.export().toArray();
            float[] all = Arrays.copyOf(parameters, parameters.length + statistics.length);
            System.arraycopy(statistics, 0, all, parameters.length, statistics.length);
            return all;
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
