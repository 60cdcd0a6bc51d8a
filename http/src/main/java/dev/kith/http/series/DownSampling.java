package dev.kith.http.series;

import java.util.stream.IntStream;

/**
 * Fewer points of a curve that looks the same: largest triangle, three buckets (Steinarsson 2013). The first and the last point
 * stay; of each of the buckets between them the point that makes the largest triangle with the point kept before and the
 * mean of the bucket after.
 */
final class DownSampling {

    private DownSampling() {}

    /**
     * Indices of the points that stay, ascending.
     *
     * @param x ascending
     * @param most how many may stay, at least 2
     */
    static int[] kept(double[] x, double[] y, int most) {
        int n = x.length;
        if (most < 2) {
            throw new IllegalArgumentException("at least two points, not " + most);
        }
        if (n <= most) {
            return IntStream.range(0, n).toArray();
        }
        int[] kept = new int[most];
        kept[most - 1] = n - 1;
        double width = most == 2 ? 0 : (double) (n - 2) / (most - 2);
        for (int bucket = 0; bucket < most - 2; bucket++) {
            int from = 1 + (int) (bucket * width);
            int to = 1 + (int) ((bucket + 1) * width);
            int end = Math.min(n, Math.max(to + 1, 1 + (int) ((bucket + 2) * width)));
            double nextX = mean(x, to, end);
            double nextY = mean(y, to, end);
            kept[bucket + 1] = largest(x, y, from, to, kept[bucket], nextX, nextY);
        }
        return kept;
    }

    private static int largest(double[] x, double[] y, int from, int to, int before, double nextX, double nextY) {
        int best = from;
        double most = -1;
        for (int i = from; i < to; i++) {
            double area = Math.abs((x[before] - nextX) * (y[i] - y[before]) - (x[before] - x[i]) * (nextY - y[before]));
            if (area > most) {
                most = area;
                best = i;
            }
        }
        return best;
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
