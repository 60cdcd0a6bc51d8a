package dev.kith.http.series;

import java.util.Arrays;

/** Points of a curve, ascending by step. */
final class Points {
    private final double[] steps;
    private final double[] times;
    private final double[] values;
    private int size;

    Points(int capacity) {
        steps = new double[capacity];
        times = new double[capacity];
        values = new double[capacity];
    }

    void add(double step, double time, double value) {
        steps[size] = step;
        times[size] = time;
        values[size] = value;
        size++;
    }

    int size() {
        return size;
    }

    /** Both, by step; at equal steps those of the first come first. */
    static Points merged(Points first, Points second) {
        Points all = new Points(first.size + second.size);
        int i = 0;
        int j = 0;
        while (i < first.size || j < second.size) {
            if (j == second.size || (i < first.size && first.steps[i] <= second.steps[j])) {
                all.copy(first, i++);
            } else {
                all.copy(second, j++);
            }
        }
        return all;
    }

    private void copy(Points from, int index) {
        add(from.steps[index], from.times[index], from.values[index]);
    }

    /** The curve in at most so many points. */
    MetricSeries sampled(String name, int most) {
        int[] kept = DownSampling.kept(filled(steps), filled(values), most);
        return new MetricSeries(
                name,
                size,
                Arrays.stream(kept).mapToObj(i -> (long) steps[i]).toList(),
                Arrays.stream(kept).mapToObj(i -> times[i]).toList(),
                Arrays.stream(kept).mapToObj(i -> values[i]).toList());
    }

    private double[] filled(double[] column) {
        return column.length == size ? column : Arrays.copyOf(column, size);
    }
}
