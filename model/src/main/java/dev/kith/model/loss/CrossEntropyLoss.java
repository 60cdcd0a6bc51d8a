package dev.kith.model.loss;

import static dev.kith.config.Text.format;

import ai.djl.ndarray.NDArray;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.Ops;
import java.nio.FloatBuffer;

/** Cross-entropy against soft targets. */
public final class CrossEntropyLoss {

    private CrossEntropyLoss() {}

    /**
     * −Σ_rows Σ_k t_k log softmax(logits)_k: the weight of a row, and the mean's divisor, are factors of its targets.
     *
     * @param logits {@code [batch, classes]}
     * @param targets {@code [batch, classes]}, see {@link #putTarget}
     * @return a scalar
     */
    public static NDArray sum(NDArray logits, NDArray targets) {
        return Ops.logSoftmaxRows(logits).mul(targets).sum().neg();
    }

    /**
     * Writes the smoothed target of one row (Szegedy et al. 2016): {@code weight * ((1 - smoothing) * onehot + smoothing /
     * classes)}.
     *
     * @param targets {@code [batch, classes]}; rows that are never put must be zero, then they do not count
     * @throws IllegalArgumentException if there is no such class
     */
    public static void putTarget(HostTensor targets, int row, int label, double weight, double smoothing) {
        int classes = (int) targets.shape()[1];
        if (label < 0 || label >= classes) {
            throw new IllegalArgumentException(format("label %d of %d classes", label, classes));
        }
        FloatBuffer floats = targets.floats();
        for (int k = 0; k < classes; k++) {
            double target = smoothing / classes + (k == label ? 1 - smoothing : 0);
            floats.put(row * classes + k, (float) (weight * target));
        }
    }
}
