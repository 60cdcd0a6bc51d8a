package dev.kith.model.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.jspecify.annotations.Nullable;

/** The tensor operations that DJL's {@code NDArray} lacks. Results belong to the manager of the first operand. */
public final class Ops {

    private Ops() {}

    /** 2-D convolution without bias, input {@code [batch, in, h, w]}, weight {@code [out, in, k, k]}. */
    @SuppressWarnings("NullAway") // a convolution without bias is asked for by null
    public static NDArray conv2d(NDArray x, NDArray weight, int stride, int padding) {
        @Nullable PtNDArray noBias = null;
        return JniUtils.convolution(
                (PtNDArray) x,
                (PtNDArray) weight,
                noBias,
                new Shape(stride, stride),
                new Shape(padding, padding),
                new Shape(1, 1),
                1);
    }

    /**
     * Batch normalisation (Ioffe and Szegedy 2015) with the batch's own statistics in training, which also move the running
     * ones in place: {@code running = (1 - momentum) * running + momentum * batch}.
     */
    public static NDArray batchNorm(
            NDArray x,
            NDArray mean,
            NDArray variance,
            NDArray gamma,
            NDArray beta,
            boolean training,
            double momentum,
            double epsilon) {
        return JniUtils.batchNorm(
                (PtNDArray) x,
                (PtNDArray) mean,
                (PtNDArray) variance,
                (PtNDArray) gamma,
                (PtNDArray) beta,
                training,
                momentum,
                epsilon);
    }

    /** {@code x [batch, in]} times the transposed {@code weight [out, in]} plus {@code bias [out]}. */
    public static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
        return JniUtils.linear((PtNDArray) x, (PtNDArray) weight, (PtNDArray) bias);
    }

    /** max(0, x). */
    public static NDArray relu(NDArray x) {
        return x.getNDArrayInternal().relu();
    }

    /** Mean over the places of {@code [batch, channels, h, w]}. */
    public static NDArray globalAveragePool(NDArray x) {
        return x.getNDArrayInternal().globalAvgPool();
    }

    /** 3×3 maximum, stride 2. */
    public static NDArray maxPool3(NDArray x) {
        return x.getNDArrayInternal().maxPool(new Shape(3, 3), new Shape(2, 2), new Shape(1, 1), false);
    }

    /** Every second place of every second row, from the first on. */
    public static NDArray everySecond(NDArray x) {
        return x.getNDArrayInternal().maxPool(new Shape(1, 1), new Shape(2, 2), new Shape(0, 0), false);
    }

    /** Rows scaled to Euclidean length 1; lengths below 1e-12 count as 1e-12. */
    public static NDArray normalizeRows(NDArray x) {
        return JniUtils.normalize((PtNDArray) x, 2, 1, 1e-12);
    }

    /** Logarithm of the softmax over the last of two axes, {@code [rows, columns]}. */
    public static NDArray logSoftmaxRows(NDArray x) {
        return JniUtils.logSoftmax((PtNDArray) x, 1, DataType.FLOAT32);
    }

    /**
     * {@code x * factor}, safe to record. DJL's own operations with a Java number are not: they alias the number in a small
     * direct buffer, which the graph goes on using after the collector has freed it. Outside of recording they are fine.
     */
    public static NDArray scale(NDArray x, double factor) {
        NDArray scalar = x.getManager().full(new Shape(), (float) factor);
        return x.mul(scalar);
    }

    /** Hands an array, made from a long-lived operand, to a short-lived manager, and returns it. */
    public static NDArray attach(NDArray array, NDManager manager) {
        array.attach(manager);
        return array;
    }

    /** Whether an array is a leaf that gathers a gradient; false for everything computed from one. */
    public static boolean requiresGradient(NDArray x) {
        return JniUtils.requiresGrad((PtNDArray) x);
    }
}
