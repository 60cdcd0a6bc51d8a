package dev.kith.model.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * Gradients without DJL's {@code GradientCollector}, of which a process can have only one open: here two networks may
 * train side by side, and forward and backward may happen in different messages. Gradient mode belongs to the thread, and
 * new threads start with it on; {@link Lane} and {@link TensorEngine#newManager} switch it off first.
 */
public final class Autograd {

    private Autograd() {}

    /** Stops recording on the calling thread. */
    public static void off() {
        JniUtils.setGradMode(false);
    }

    /** Evaluates with recording on, and switches it off again whatever happens; so calls cannot be nested. */
    public static <T> T record(Supplier<T> forward) {
        JniUtils.setGradMode(true);
        try {
            return forward.get();
        } finally {
            JniUtils.setGradMode(false);
        }
    }

    /** Adds the gradients of a scalar to the leaves it was computed from, and frees its graph. */
    public static void backward(NDArray loss) {
        PtNDManager manager = (PtNDManager) loss.getManager();
        try (NDArray one = manager.ones(new Shape())) {
            JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
        }
    }

    /** The gradient gathered in a leaf, attached to its manager: the caller closes it. */
    static PtNDArray gradient(NDArray leaf) {
        PtNDArray gradient = JniUtils.getGradient((PtNDArray) leaf);
        if (gradient == null) {
            throw new IllegalStateException("no gradient has reached this array");
        }
        return gradient;
    }

    static void zeroGradient(NDArray leaf) {
        JniUtils.zeroGrad((PtNDArray) leaf);
    }
}
