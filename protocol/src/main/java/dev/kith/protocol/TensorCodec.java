package dev.kith.protocol;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.kith.protocol.wire.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;

/**
 * Between a protobuf {@link Tensor} and (shape, direct buffer). Inside one JVM neither way copies a value: the message wraps
 * the buffer, and reading gives a view of it. So whoever lent the buffer must not write to it while the message may still
 * be read.
 */
public final class TensorCodec {

    private TensorCodec() {}

    /**
     * A float32 tensor over the buffer's bytes, from 0 to its limit.
     *
     * @param data little-endian, {@code 4 * product(shape)} bytes
     * @throws IllegalArgumentException if shape and bytes do not fit
     */
    public static Tensor wrapFloats(long[] shape, ByteBuffer data) {
        Tensor.Builder tensor = Tensor.newBuilder()
                .setType(Tensor.Type.FLOAT32)
                .setData(
                        UnsafeByteOperations.unsafeWrap(data.duplicate().clear().limit(data.limit())));
        for (long extent : shape) {
            tensor.addShape(extent);
        }
        return checked(tensor.build());
    }

    /** The extents of a tensor, row-major. */
    public static long[] shape(Tensor tensor) {
        long[] shape = new long[tensor.getShapeCount()];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = tensor.getShape(axis);
        }
        return shape;
    }

    /**
     * The values of a float32 tensor: a read-only, direct, little-endian view where the message wraps a direct buffer, a
     * direct copy where it came over a wire.
     *
     * @throws IllegalArgumentException if the tensor is of another type, or its shape and bytes do not fit
     */
    public static ByteBuffer floats(Tensor tensor) {
        ByteString data = checked(tensor).getData();
        ByteBuffer view = data.asReadOnlyByteBuffer();
        if (!view.isDirect()) {
            ByteBuffer copy = ByteBuffer.allocateDirect(data.size());
            copy.put(view).flip();
            view = copy;
        }
        return view.order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Tensor checked(Tensor tensor) {
        if (tensor.getType() != Tensor.Type.FLOAT32) {
            throw new IllegalArgumentException("a tensor of type " + tensor.getType() + " instead of FLOAT32");
        }
        long bytes = Float.BYTES;
        for (long extent : tensor.getShapeList()) {
            bytes = Math.multiplyExact(bytes, extent);
        }
        if (bytes != tensor.getData().size()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%d bytes for a FLOAT32 tensor of shape %s",
                    tensor.getData().size(),
                    Arrays.toString(shape(tensor))));
        }
        return tensor;
    }
}
