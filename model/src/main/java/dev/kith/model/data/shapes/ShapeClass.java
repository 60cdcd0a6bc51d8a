package dev.kith.model.data.shapes;

import java.util.List;
import java.util.Locale;

/** The ten classes of the built-in set. Each figure fits the circle of radius 1 around the origin, more or less. */
enum ShapeClass {
    ARROW(Outline.polygon(0, -1, 0.8, -0.1, 0.3, -0.1, 0.3, 1, -0.3, 1, -0.3, -0.1, -0.8, -0.1)),
    CRESCENT(crescent()),
    CROSS(Outline.polygon(
            -0.3, -1, 0.3, -1, 0.3, -0.3, 1, -0.3, 1, 0.3, 0.3, 0.3, 0.3, 1, -0.3, 1, -0.3, 0.3, -1, 0.3, -1, -0.3,
            -0.3, -0.3)),
    DISC(new Outline(List.of(Outline.circle(0.9)))),
    HEART(heart()),
    HOURGLASS(Outline.polygon(-0.75, -0.95, 0.75, -0.95, 0.14, 0, 0.75, 0.95, -0.75, 0.95, -0.14, 0)),
    RING(new Outline(List.of(Outline.circle(0.95), Outline.circle(0.52)))),
    SQUARE(Outline.polygon(-0.8, -0.8, 0.8, -0.8, 0.8, 0.8, -0.8, 0.8)),
    STAR(star()),
    TRIANGLE(Outline.polygon(0, -1, 0.95, 0.75, -0.95, 0.75));

    private final Outline outline;

    ShapeClass(Outline outline) {
        this.outline = outline;
    }

    Outline outline() {
        return outline;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A disc without another disc, its horns on the right. */
    private static Outline crescent() {
        double shift = 0.55;
        double inner = 0.8;
        double crossing = (1 + shift * shift - inner * inner) / (2 * shift); // x where the two circles meet
        double outerAngle = StrictMath.acos(crossing);
        double innerAngle = StrictMath.acos((crossing - shift) / inner);
        double[] outer = Outline.arc(0, 1, outerAngle, 2 * Math.PI - outerAngle);
        double[] bite = Outline.arc(shift, inner, 2 * Math.PI - innerAngle, innerAngle);
        double[] points = new double[outer.length + bite.length];
        System.arraycopy(outer, 0, points, 0, outer.length);
        System.arraycopy(bite, 0, points, outer.length, bite.length);
        for (int i = 0; i < points.length; i += 2) {
            points[i] += 0.2; // its middle, not that of the disc, comes to the origin
        }
        return Outline.polygon(points);
    }

    private static Outline star() {
        double[] points = new double[20];
        for (int i = 0; i < 10; i++) {
            double radius = i % 2 == 0 ? 1.05 : 0.42;
            double angle = Math.PI * i / 5;
            points[2 * i] = radius * StrictMath.sin(angle);
            points[2 * i + 1] = -radius * StrictMath.cos(angle);
        }
        return Outline.polygon(points);
    }

    /** The sextic heart curve: x = sin³ t, y = −(13 cos t − 5 cos 2t − 2 cos 3t − cos 4t) / 16. */
    private static Outline heart() {
        int count = 48;
        double[] points = new double[2 * count];
        for (int i = 0; i < count; i++) {
            double t = 2 * Math.PI * i / count;
            double sin = StrictMath.sin(t);
            points[2 * i] = sin * sin * sin;
            points[2 * i + 1] = -(13 * StrictMath.cos(t)
                                    - 5 * StrictMath.cos(2 * t)
                                    - 2 * StrictMath.cos(3 * t)
                                    - StrictMath.cos(4 * t))
                            / 16
                    - 0.1;
        }
        return Outline.polygon(points);
    }
}
