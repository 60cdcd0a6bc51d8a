package dev.kith.model.engine;

import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.nio.FloatBuffer;

/** Random tensors for tests. */
public final class TestTensors {

    private TestTensors() {}

    /** Normal values. */
    public static HostTensor gaussian(long seed, long... shape) {
        RandomStream random = RandomStream.of(seed, Purpose.PROBE, 0, 0);
        HostTensor tensor = HostTensor.allocate(shape);
        FloatBuffer floats = tensor.floats();
        while (floats.hasRemaining()) {
            floats.put((float) random.nextGaussian());
        }
        return tensor;
    }

    /** Rows of unit length, {@code [rows, dim]}. */
    public static HostTensor unitRows(long seed, int rows, int dim) {
        HostTensor tensor = gaussian(seed, rows, dim);
        FloatBuffer floats = tensor.floats();
        for (int row = 0; row < rows; row++) {
            double squares = 0;
            for (int d = 0; d < dim; d++) {
                squares += (double) floats.get(row * dim + d) * floats.get(row * dim + d);
            }
            for (int d = 0; d < dim; d++) {
                floats.put(row * dim + d, (float) (floats.get(row * dim + d) / Math.sqrt(squares)));
            }
        }
        return tensor;
    }

    /** Rows as doubles. */
    public static double[][] rows(HostTensor tensor) {
        int columns = (int) tensor.shape()[1];
        double[][] rows = new double[(int) tensor.shape()[0]][columns];
        FloatBuffer floats = tensor.floats();
        for (double[] row : rows) {
            for (int d = 0; d < columns; d++) {
                row[d] = floats.get();
            }
        }
        return rows;
    }

    /** A tensor of the given rows. */
    public static HostTensor of(double[][] rows) {
        HostTensor tensor = HostTensor.allocate(rows.length, rows[0].length);
        FloatBuffer floats = tensor.floats();
        for (double[] row : rows) {
            for (double value : row) {
                floats.put((float) value);
            }
        }
        return tensor;
    }
}
