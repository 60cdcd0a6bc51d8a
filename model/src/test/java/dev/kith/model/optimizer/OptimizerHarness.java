package dev.kith.model.optimizer;

import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.OptimizerSettings;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.ParameterLayout;
import dev.kith.model.engine.ParameterLayout.Initializer;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.engine.TestTensors;

/** A decayed weight of 20 values, a bias of 5 that is not, and an optimizer on them. */
final class OptimizerHarness implements AutoCloseable {
    static final int WEIGHTS = 20;
    /** 20 values, a gap of 12, 5 values, a gap of 11. */
    static final int SIZE = 48;

    private static final int BIAS_START = 32;

    final PtNDManager manager = TensorEngine.newManager();
    final FlatParameters parameters;
    final Optimizer optimizer;

    OptimizerHarness(OptimizerSettings settings) {
        ParameterLayout layout = new ParameterLayout();
        layout.add("weight", Initializer.uniform(1), true, 4, 5);
        layout.add("bias", Initializer.uniform(1), false, 5);
        parameters = FlatParameters.initialise(manager, layout, 1).trainable();
        optimizer = Optimizer.of(settings, parameters, manager);
    }

    void update(HostTensor gradient, double learningRate) {
        try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
            optimizer.update(parameters, gradient.toArray(step), learningRate);
        }
    }

    float[] values() {
        return parameters.export().toArray();
    }

    /** 1 where weight decay applies. */
    static double decay(int index) {
        return index < WEIGHTS ? 1 : 0;
    }

    /** A random gradient that is zero in the gaps, as a network's is. */
    static HostTensor gradient(long step) {
        HostTensor gradient = TestTensors.gaussian(100 + step, SIZE);
        for (int i = 0; i < SIZE; i++) {
            if (isGap(i)) {
                gradient.floats().put(i, 0);
            }
        }
        return gradient;
    }

    static boolean isGap(int index) {
        return index >= WEIGHTS && index < BIAS_START || index >= BIAS_START + 5;
    }

    @Override
    public void close() {
        manager.close();
    }
}
