package dev.kith.model.data.shapes;

import java.util.List;

/**
 * A flat figure bounded by closed polygons; where two of them overlap there is a hole (even-odd rule). The y axis points
 * down.
 *
 * @param rings each {@code x0, y0, x1, y1, …}; the last point is joined to the first
 */
record Outline(List<double[]> rings) {
    private static final int ARC_POINTS = 40;

    Outline {
        rings = List.copyOf(rings);
    }

    /** One polygon through {@code x0, y0, x1, y1, …}. */
    static Outline polygon(double... points) {
        return new Outline(List.of(points));
    }

    /** A circle around the origin. */
    static double[] circle(double radius) {
        return arc(0, radius, 0, 2 * Math.PI);
    }

    /** Points on a circle around {@code (centreX, 0)}, from one angle up to but without the other. */
    static double[] arc(double centreX, double radius, double from, double to) {
        double[] points = new double[2 * ARC_POINTS];
        for (int i = 0; i < ARC_POINTS; i++) {
            double angle = from + (to - from) * i / ARC_POINTS;
            points[2 * i] = centreX + radius * StrictMath.cos(angle);
            points[2 * i + 1] = radius * StrictMath.sin(angle);
        }
        return points;
    }

    /**
     * A linear map and a shift: {@code (xx·x + xy·y + dx, yx·x + yy·y + dy)}.
     */
    record Affine(double xx, double xy, double dx, double yx, double yy, double dy) {

        /** Stretches by the two factors along the axes, then turns clockwise, then moves the origin to a point. */
        static Affine of(double scaleX, double scaleY, double angle, double toX, double toY) {
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            return new Affine(scaleX * cos, -scaleY * sin, toX, scaleX * sin, scaleY * cos, toY);
        }

        double x(double x, double y) {
            return xx * x + xy * y + dx;
        }

        double y(double x, double y) {
            return yx * x + yy * y + dy;
        }
    }
}
