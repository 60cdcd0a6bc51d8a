package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

import java.util.Arrays;

/**
 * Values on the heap, row-major: what an evaluation keeps of a network's outputs.
 *
 * @param values {@code rows * columns} of them; shared, never changed after they were handed over
 */
@SuppressWarnings("ArrayRecordComponent") // a handle of megabytes, compared nowhere
public record Matrix(int rows, int columns, float[] values) {

    public Matrix {
        if (values.length != (long) rows * columns) {
            throw new IllegalArgumentException(format("%d values for a matrix of %d×%d", values.length, rows, columns));
        }
    }

    /** The value at a place. */
    public float at(int row, int column) {
        return values[row * columns + column];
    }

    /** A copy of one row. */
    public float[] row(int row) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    /** The column of the largest value of a row; the lowest one of several. */
    public int argMax(int row) {
        int best = 0;
        for (int column = 1; column < columns; column++) {
            if (at(row, column) > at(row, best)) {
                best = column;
            }
        }
        return best;
    }

    /** A copy whose rows have Euclidean length 1; lengths below 1e-12 count as 1e-12. */
    public Matrix normalizedRows() {
        float[] normalized = new float[values.length];
        for (int row = 0; row < rows; row++) {
            double squares = 0;
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                squares += (double) values[i] * values[i];
            }
            double scale = 1 / Math.max(Math.sqrt(squares), 1e-12);
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                normalized[i] = (float) (values[i] * scale);
            }
        }
        return new Matrix(rows, columns, normalized);
    }
}
