package dev.kith.model.engine;

import static dev.kith.config.Text.format;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Float32 values in a direct, little-endian buffer of the JVM: what owners hand to each other. Never tensor memory, so
 * that it outlives the arrays it was copied from.
 *
 * @param shape row-major
 * @param data {@code 4 * product(shape)} bytes from position 0 to its limit
 */
@SuppressWarnings("ArrayRecordComponent") // a handle of megabytes, compared nowhere
public record HostTensor(long[] shape, ByteBuffer data) {

    public HostTensor {
        if (data.limit() != 4 * elements(shape)) {
            throw new IllegalArgumentException(
                    format("%d bytes for a tensor of shape %s", data.limit(), Arrays.toString(shape)));
        }
    }

    /** A tensor of zeros in a buffer of its own. */
    public static HostTensor allocate(long... shape) {
        return new HostTensor(shape, allocateBytes(4 * elements(shape)));
    }

    /**
     * A tensor with the given values.
     *
     * @throws IllegalArgumentException if the shape does not hold exactly as many
     */
    public static HostTensor of(float[] values, long... shape) {
        if (values.length != elements(shape)) {
            throw new IllegalArgumentException(
                    format("%d values for a tensor of shape %s", values.length, Arrays.toString(shape)));
        }
        HostTensor tensor = allocate(shape);
        tensor.floats().put(values);
        return tensor;
    }

    static ByteBuffer allocateBytes(long bytes) {
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Bytes that a tensor of a shape takes. */
    public static long bytes(long... shape) {
        return 4 * elements(shape);
    }

    static long elements(long[] shape) {
        long product = 1;
        for (long extent : shape) {
            product *= extent;
        }
        return product;
    }

    /** How many values. */
    public int size() {
        return data.limit() / 4;
    }

    /** A view of the values, with a position of its own. */
    public FloatBuffer floats() {
        return data.duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .clear()
                .limit(data.limit())
                .asFloatBuffer();
    }

    /** Some rows of a tensor {@code [rows, …]}, in the same memory. */
    public HostTensor rows(int first, int count) {
        long[] part = shape.clone();
        part[0] = count;
        int bytes = count == 0 ? 0 : Math.toIntExact(4 * elements(part));
        int start = count == 0 ? 0 : Math.toIntExact((long) first * (bytes / count));
        return new HostTensor(part, data.slice(start, bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    /** A copy of the values. */
    public float[] toArray() {
        float[] values = new float[size()];
        floats().get(values);
        return values;
    }

    /** The values as an array of the manager. On a CPU it aliases this buffer: do not write to it before the array is closed. */
    public NDArray toArray(PtNDManager manager) {
        return manager.create(data.duplicate().clear().limit(data.limit()), new Shape(shape), DataType.FLOAT32);
    }

    /**
     * Copies an array's values into this tensor, in row-major order.
     *
     * @throws IllegalArgumentException if the array is not float32 or has another number of values
     */
    public HostTensor fill(NDArray array) {
        if (array.getDataType() != DataType.FLOAT32 || array.size() != size()) {
            throw new IllegalArgumentException(format(
                    "%s of shape %s cannot fill a float32 tensor of shape %s",
                    array.getDataType(), array.getShape(), Arrays.toString(shape)));
        }
        if (size() > 0) { // an empty array has no memory to view
            data.duplicate().clear().put(array.toByteBuffer(true));
        }
        return this;
    }
}
