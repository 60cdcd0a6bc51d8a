package dev.kith.model.data.shapes;

import dev.kith.model.data.Image;
import dev.kith.model.random.RandomStream;

/**
 * Paints one picture of the built-in set: a figure of the class on a background, and everything that is meant to
 * distract from its form: colours, gradients and stripes, place, size, proportions, rotation by up to 30° (so that
 * upright figures stay what they are), small figures and lines behind and before it, a patch that hides part of it, and
 * noise.
 */
final class ShapePainter {
    private static final double MAX_ROTATION = Math.PI / 6;
    private static final double OCCLUSION = 0.45;
    private static final int MAX_PIECES = 5;
    private static final int MAX_LINES = 2;
    private static final double MAX_NOISE = 14;
    private static final Outline BAR = Outline.polygon(-1, -1, 1, -1, 1, 1, -1, 1);
    private static final ShapeClass[] PIECES = {ShapeClass.DISC, ShapeClass.SQUARE, ShapeClass.TRIANGLE};

    private final int size;
    private final RandomStream random;
    private final Coverage coverage;
    private final float[] canvas;

    private ShapePainter(int size, RandomStream random) {
        this.size = size;
        this.random = random;
        this.coverage = new Coverage(size);
        this.canvas = new float[size * size * 3];
    }

    /** Paints a picture that depends on nothing but its arguments. */
    static Image paint(ShapeClass shape, int size, RandomStream random) {
        ShapePainter painter = new ShapePainter(size, random);
        painter.paint(shape);
        return painter.finish();
    }

    private void paint(ShapeClass shape) {
        blend(coverage.full(), Fill.background(random));
        int pieces = random.nextInt(MAX_PIECES + 1);
        for (int i = 0; i < pieces; i++) {
            piece(random.nextDouble(0, 1), random.nextDouble(0, 1), random.nextDouble(0.03, 0.1));
        }
        lines();
        double radius = random.nextDouble(0.25, 0.45);
        double room = Math.max(0.04, 0.52 - radius);
        double x = 0.5 + random.nextDouble(-room, room);
        double y = 0.5 + random.nextDouble(-room, room);
        figure(shape, x, y, radius);
        if (random.nextBoolean(OCCLUSION)) {
            double direction = random.nextDouble(0, 2 * Math.PI);
            double distance = radius * random.nextDouble(0.6, 1);
            piece(
                    x + distance * StrictMath.cos(direction),
                    y + distance * StrictMath.sin(direction),
                    radius * random.nextDouble(0.25, 0.45));
        }
        if (random.nextBoolean(OCCLUSION)) {
            lines();
        }
    }

    private void figure(ShapeClass shape, double x, double y, double radius) {
        double aspect = random.nextDouble(0.8, 1.25);
        double stretch = Math.sqrt(aspect) * radius * size;
        double mirror = random.nextBoolean(0.5) ? -1 : 1;
        double angle = random.nextDouble(-MAX_ROTATION, MAX_ROTATION);
        Outline.Affine placement = Outline.Affine.of(mirror * stretch, stretch / aspect, angle, x * size, y * size);
        blend(coverage.fill(shape.outline(), placement), Fill.figure(random));
    }

    /** A small figure in one colour; coordinates and radius as parts of the canvas. */
    private void piece(double x, double y, double radius) {
        Outline outline = PIECES[random.nextInt(PIECES.length)].outline();
        double angle = random.nextDouble(0, 2 * Math.PI);
        double stretch = random.nextDouble(0.6, 1.6);
        Outline.Affine placement =
                Outline.Affine.of(radius * stretch * size, radius / stretch * size, angle, x * size, y * size);
        blend(coverage.fill(outline, placement), Fill.plain(Fill.randomColour(random)));
    }

    private void lines() {
        int lines = random.nextInt(MAX_LINES + 1);
        for (int i = 0; i < lines; i++) {
            double angle = random.nextDouble(0, 2 * Math.PI);
            double x = random.nextDouble(0, size);
            double y = random.nextDouble(0, size);
            double length = random.nextDouble(0.3, 1) * size;
            double thickness = random.nextDouble(0.01, 0.025) * size;
            blend(
                    coverage.fill(BAR, Outline.Affine.of(length, thickness, angle, x, y)),
                    Fill.plain(Fill.randomColour(random)));
        }
    }

    private void blend(float[] mask, Fill fill) {
        for (int i = 0; i < mask.length; i++) {
            float part = mask[i];
            if (part > 0) {
                float mix = fill.mix((i % size + 0.5) / size, (i / size + 0.5) / size);
                for (int c = 0; c < 3; c++) {
                    float colour = fill.first()[c] + mix * (fill.second()[c] - fill.first()[c]);
                    canvas[3 * i + c] += part * (colour - canvas[3 * i + c]);
                }
            }
        }
    }

    /** Adds noise with a triangular distribution, which costs one draw for four values, and rounds. */
    private Image finish() {
        double strength = random.nextDouble(0, MAX_NOISE) * Math.sqrt(6) / 255; // from the standard deviation
        byte[] pixels = new byte[canvas.length];
        long bits = 0;
        for (int i = 0; i < pixels.length; i++) {
            bits = i % 4 == 0 ? random.nextLong() : bits >>> 16;
            double noise = ((bits & 0xFF) - (bits >>> 8 & 0xFF)) * strength;
            pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(canvas[i] + noise)));
        }
        return new Image(size, size, 3, pixels);
    }
}
