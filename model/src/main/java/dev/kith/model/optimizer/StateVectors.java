package dev.kith.model.optimizer;

import static dev.kith.config.Text.format;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.engine.HostTensor;

/** Puts saved values back into a state vector. */
final class StateVectors {

    private StateVectors() {}

    static void restore(NDArray vector, HostTensor saved) {
        try (NDArray values = saved.toArray((PtNDManager) vector.getManager())) {
            if (!values.getShape().equals(vector.getShape())) {
                throw new IllegalArgumentException(format(
                        "optimizer state of shape %s for parameters of shape %s",
                        values.getShape(), vector.getShape()));
            }
            vector.set(new NDIndex(":"), values);
        }
    }
}
