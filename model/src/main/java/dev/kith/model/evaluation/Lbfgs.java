package dev.kith.model.evaluation;

import dev.kith.model.stop.StopSignal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Limited-memory BFGS (Nocedal and Wright 2006, algorithm 7.5) in float64, with a bisection line search for the weak Wolfe
 * conditions (Lewis and Overton 2013), under which every curvature pair is usable.
 *
 * @param memory curvature pairs kept
 * @param maxIterations steps at most
 * @param tolerance largest absolute component of the gradient at which the search ends
 */
record Lbfgs(int memory, int maxIterations, double tolerance) {
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int TRIALS = 40;

    /** A smooth function. */
    @FunctionalInterface
    interface Objective {
        /** The value at x; writes the gradient there. */
        double evaluate(double[] x, double[] gradient);
    }

    /**
     * Where the search ended.
     *
     * @param converged whether the gradient fell below the tolerance
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, read once
    record Minimum(double[] x, double value, int iterations, boolean converged) {}

    /** s = x' − x, y = g' − g, and 1 / s·y. */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Pair(double[] s, double[] y, double rho) {}

    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Point(double[] x, double value, double[] gradient) {

        static Point at(Objective objective, double[] x) {
            StopSignal.check();
            double[] gradient = new double[x.length];
            double value = objective.evaluate(x, gradient);
            return new Point(x, value, gradient);
        }
    }

    /** Searches from a start, which is not changed. */
    Minimum minimize(Objective objective, double[] start) {
        Point point = Point.at(objective, start.clone());
        Deque<Pair> pairs = new ArrayDeque<>(); // newest first
        for (int iteration = 0; iteration < maxIterations; iteration++) {
            if (maxNorm(point.gradient()) <= tolerance) {
                return new Minimum(point.x(), point.value(), iteration, true);
            }
            double[] direction = direction(point.gradient(), pairs);
            // Without curvature the gradient says nothing about scale: the first trial moves by at most 1.
            double firstStep = pairs.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(direction, direction))) : 1;
            Point next = lineSearch(objective, point, direction, firstStep);
            if (next == point) { // no decrease that float64 can resolve
                return new Minimum(point.x(), point.value(), iteration, false);
            }
            remember(pairs, point, next);
            point = next;
        }
        return new Minimum(point.x(), point.value(), maxIterations, maxNorm(point.gradient()) <= tolerance);
    }

    /** −H g by the two-loop recursion. */
    private static double[] direction(double[] gradient, Deque<Pair> pairs) {
        double[] q = gradient.clone();
        double[] alphas = new double[pairs.size()];
        int i = 0;
        for (Pair pair : pairs) {
            alphas[i] = pair.rho() * dot(pair.s(), q);
            addScaled(q, -alphas[i++], pair.y());
        }
        Pair newest = pairs.peekFirst();
        double scale = newest == null ? 1 : 1 / (newest.rho() * dot(newest.y(), newest.y()));
        for (int j = 0; j < q.length; j++) {
            q[j] *= -scale;
        }
        for (Iterator<Pair> oldestFirst = pairs.descendingIterator(); oldestFirst.hasNext(); ) {
            Pair pair = oldestFirst.next();
            double beta = pair.rho() * dot(pair.y(), q);
            addScaled(q, -alphas[--i] - beta, pair.s());
        }
        return q;
    }

    /** A point that satisfies both conditions; failing that the lowest one seen; failing that the start itself. */
    private static Point lineSearch(Objective objective, Point start, double[] direction, double firstStep) {
        double slope = dot(start.gradient(), direction);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double step = firstStep;
        Point lowest = start;
        for (int trial = 0; trial < TRIALS && slope < 0; trial++) {
            double[] x = start.x().clone();
            addScaled(x, step, direction);
            Point point = Point.at(objective, x);
            if (!(point.value() <= start.value() + SUFFICIENT_DECREASE * step * slope)) { // also if it is not a number
                high = step;
            } else if (dot(point.gradient(), direction) < CURVATURE * slope) {
                low = step;
                lowest = point.value() < lowest.value() ? point : lowest;
            } else {
                return point;
            }
            step = high == Double.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
        }
        return lowest;
    }

    private void remember(Deque<Pair> pairs, Point from, Point to) {
        double[] s = to.x().clone();
        addScaled(s, -1, from.x());
        double[] y = to.gradient().clone();
        addScaled(y, -1, from.gradient());
        double curvature = dot(s, y);
        if (curvature > 1e-12 * dot(y, y)) { // fails only if the line search gave up
            pairs.addFirst(new Pair(s, y, 1 / curvature));
            if (pairs.size() > memory) {
                pairs.removeLast();
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void addScaled(double[] target, double scale, double[] values) {
        for (int i = 0; i < target.length; i++) {
            target[i] += scale * values[i];
        }
    }

    private static double maxNorm(double[] values) {
        double max = 0;
        for (double value : values) {
            max = Math.max(max, Math.abs(value));
        }
        return max;
    }
}
