package dev.kith.model.augmentation;

import dev.kith.model.data.Image;

/**
 * A view made literally: one operation after another, in double precision, on {@code [y][x][channel]}, each operation as its
 * definition says. What the fast code is compared with; it shares no arithmetic with it.
 */
final class SlowView {
    private SlowView() {}

    /** The view before normalisation. */
    static double[][][] make(Image image, ViewParameters parameters, int side) {
        double[][][] view = unit(image);
        view = parameters.crop().isPresent()
                ? resize(crop(view, parameters.crop().get()), side, side)
                : centre(view, side);
        if (parameters.flip()) {
            view = flip(view);
        }
        if (parameters.color().isPresent()) {
            view = distort(view, parameters.color().get());
        }
        if (parameters.greyScale()) {
            view = SlowColor.saturation(view, 0);
        }
        if (parameters.blurSigma().isPresent()) {
            view = blur(
                    view,
                    2 * (int) Math.floor(side / 10.0 / 2) + 1,
                    parameters.blurSigma().getAsDouble());
        }
        return view;
    }

    static double[][][] unit(Image image) {
        return build(image.height(), image.width(), image.channels(), (y, x, c) -> image.at(y, x, c) / 255.0);
    }

    static double[][][] crop(double[][][] from, CropBox box) {
        return build(box.height(), box.width(), from[0][0].length, (y, x, c) -> from[box.top() + y][box.left() + x][c]);
    }

    static double[][][] centre(double[][][] from, int side) {
        int shorter = Math.min(from.length, from[0].length);
        int height = side * from.length / shorter;
        int width = side * from[0].length / shorter;
        int top = (int) Math.rint((height - side) / 2.0);
        int left = (int) Math.rint((width - side) / 2.0);
        return crop(resize(from, height, width), new CropBox(top, left, side, side));
    }

    static double[][][] flip(double[][][] from) {
        int width = from[0].length;
        return build(from.length, width, from[0][0].length, (y, x, c) -> from[y][width - 1 - x][c]);
    }

    /** Bicubic, antialiased: every source pixel is weighed for every pixel of the result. */
    static double[][][] resize(double[][][] from, int height, int width) {
        int channels = from[0][0].length;
        double[][] across = weights(from[0].length, width);
        double[][] down = weights(from.length, height);
        double[][][] narrowed = build(from.length, width, channels, (y, x, c) -> {
            double sum = 0;
            for (int i = 0; i < from[0].length; i++) {
                sum += across[x][i] * from[y][i][c];
            }
            return sum;
        });
        return build(height, width, channels, (y, x, c) -> {
            double sum = 0;
            for (int i = 0; i < from.length; i++) {
                sum += down[y][i] * narrowed[i][x][c];
            }
            return clamp(sum);
        });
    }

    private static double[][] weights(int from, int to) {
        double scale = (double) from / to;
        double[][] weights = new double[to][from];
        for (int i = 0; i < to; i++) {
            double sum = 0;
            for (int j = 0; j < from; j++) {
                weights[i][j] = keys((j + 0.5 - (i + 0.5) * scale) / Math.max(1, scale));
                sum += weights[i][j];
            }
            for (int j = 0; j < from; j++) {
                weights[i][j] /= sum;
            }
        }
        return weights;
    }

    /** The formula as published, with a = -1/2. */
    private static double keys(double distance) {
        double a = -0.5;
        double x = Math.abs(distance);
        if (x <= 1) {
            return (a + 2) * Math.pow(x, 3) - (a + 3) * Math.pow(x, 2) + 1;
        }
        return x < 2 ? a * Math.pow(x, 3) - 5 * a * Math.pow(x, 2) + 8 * a * x - 4 * a : 0;
    }

    static double[][][] distort(double[][][] from, ColorDistortion distortion) {
        double[][][] view = from;
        for (ColorDistortion.Operation operation : distortion.order()) {
            view = switch (operation) {
                case BRIGHTNESS -> SlowColor.brightness(view, distortion.brightness());
                case CONTRAST -> SlowColor.contrast(view, distortion.contrast());
                case SATURATION -> SlowColor.saturation(view, distortion.saturation());
                case HUE -> SlowColor.hue(view, distortion.hue());
            };
        }
        return view;
    }

    /** The full two-dimensional kernel. */
    static double[][][] blur(double[][][] from, int size, double sigma) {
        int radius = size / 2;
        double[][] kernel = kernel(radius, sigma);
        int height = from.length;
        int width = from[0].length;
        return build(height, width, from[0][0].length, (y, x, c) -> {
            double sum = 0;
            for (int dy = -radius; dy <= radius; dy++) {
                for (int dx = -radius; dx <= radius; dx++) {
                    double value = from[reflect(y + dy, height)][reflect(x + dx, width)][c];
                    sum += kernel[radius + dy][radius + dx] * value;
                }
            }
            return sum;
        });
    }

    private static double[][] kernel(int radius, double sigma) {
        double[][] kernel = new double[2 * radius + 1][2 * radius + 1];
        double total = 0;
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                kernel[radius + dy][radius + dx] = Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
                total += kernel[radius + dy][radius + dx];
            }
        }
        for (double[] row : kernel) {
            for (int i = 0; i < row.length; i++) {
                row[i] /= total;
            }
        }
        return kernel;
    }

    private static int reflect(int i, int length) {
        return i < 0 ? -i : i >= length ? 2 * length - 2 - i : i;
    }

    static double clamp(double value) {
        return Math.min(1, Math.max(0, value));
    }

    /** The value of one place of an image. */
    interface Value {
        double at(int y, int x, int channel);
    }

    static double[][][] build(int height, int width, int channels, Value value) {
        double[][][] image = new double[height][width][channels];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    image[y][x][c] = value.at(y, x, c);
                }
            }
        }
        return image;
    }
}
