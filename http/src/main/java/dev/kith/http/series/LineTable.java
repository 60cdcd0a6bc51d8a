package dev.kith.http.series;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Lines that have the same names, in columns. Where memory for more is refused, every other line is dropped, and from then on only
 * every second (fourth, …) is taken: a curve gets coarser, not shorter.
 */
final class LineTable {
    private static final int FIRST_ROWS = 64;

    private final List<String> names;
    private long[] steps = new long[FIRST_ROWS];
    private double[] times = new double[FIRST_ROWS];
    private final double[][] columns;
    private int rows;
    private long offered;
    private int stride = 1;

    LineTable(List<String> names) {
        this.names = List.copyOf(names);
        this.columns = new double[names.size()][FIRST_ROWS];
    }

    List<String> names() {
        return names;
    }

    /** What the columns take. */
    long bytes() {
        return bytes(steps.length);
    }

    private long bytes(long capacity) {
        return capacity * Double.BYTES * (columns.length + 2);
    }

    /**
     * Takes a line of these names.
     *
     * @param mayTake whether so many bytes more may be taken
     */
    void append(ParsedLine line, LongPredicate mayTake) {
        if (offered++ % stride != 0) {
            return;
        }
        if (rows == steps.length) {
            if (mayTake.test(bytes(rows))) {
                grow();
            } else {
                halve();
            }
        }
        steps[rows] = line.step();
        times[rows] = line.time();
        for (int i = 0; i < columns.length; i++) {
            columns[i][rows] = line.value(i);
        }
        rows++;
    }

    private void grow() {
        int capacity = 2 * rows;
        steps = Arrays.copyOf(steps, capacity);
        times = Arrays.copyOf(times, capacity);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Arrays.copyOf(columns[i], capacity);
        }
    }

    private void halve() {
        for (int row = 0; 2 * row < rows; row++) {
            steps[row] = steps[2 * row];
            times[row] = times[2 * row];
            for (double[] column : columns) {
                column[row] = column[2 * row];
            }
        }
        rows = (rows + 1) / 2;
        stride *= 2;
    }

    /** The finite values of a name from one step to another, both included. */
    Points points(String name, long from, long to) {
        double[] column = columns[names.indexOf(name)];
        int first = firstNotBefore(from);
        int end = to == Long.MAX_VALUE ? rows : firstNotBefore(to + 1);
        Points points = new Points(Math.max(0, end - first));
        for (int row = first; row < end; row++) {
            if (!Double.isNaN(column[row])) {
                points.add(steps[row], times[row], column[row]);
            }
        }
        return points;
    }

    /** Steps ascend, for a run that goes back cuts its file off. */
    private int firstNotBefore(long step) {
        int low = 0;
        int high = rows;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (steps[middle] < step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
