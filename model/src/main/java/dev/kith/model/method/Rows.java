package dev.kith.model.method;

import ai.djl.ndarray.NDArray;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.StepBuffers;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/** Selections of rows. */
final class Rows {

    private Rows() {}

    static int[] unlabelled(int[] labels) {
        return IntStream.range(0, labels.length)
                .filter(row -> labels[row] == Batch.UNLABELLED)
                .toArray();
    }

    static int[] labelled(int[] labels) {
        return IntStream.range(0, labels.length)
                .filter(row -> labels[row] != Batch.UNLABELLED)
                .toArray();
    }

    static long[] pick(long[] values, int[] rows) {
        return IntStream.of(rows).mapToLong(row -> values[row]).toArray();
    }

    static int[] pick(int[] values, int[] rows) {
        return IntStream.of(rows).map(row -> values[row]).toArray();
    }

    /** Some rows of an array {@code [batch, dim]} in a lent buffer {@code [rows, dim]}. */
    static HostTensor gather(NDArray array, int[] rows, StepBuffers buffers, long step) {
        HostTensor all = buffers.lend(step, array.getShape().getShape()).fill(array);
        return gather(all, rows, buffers, step);
    }

    /** Some rows of a tensor {@code [batch, dim]} in a lent buffer {@code [rows, dim]}. */
    static HostTensor gather(HostTensor all, int[] rows, StepBuffers buffers, long step) {
        int dim = (int) all.shape()[1];
        HostTensor picked = buffers.lend(step, rows.length, dim);
        FloatBuffer from = all.floats();
        FloatBuffer to = picked.floats();
        for (int i = 0; i < rows.length; i++) {
            to.put(i * dim, from, rows[i] * dim, dim);
        }
        return picked;
    }
}
