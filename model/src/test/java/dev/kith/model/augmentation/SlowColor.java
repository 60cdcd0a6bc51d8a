package dev.kith.model.augmentation;

import java.util.Arrays;

/** The colour operations of {@link SlowView}. */
final class SlowColor {
    private SlowColor() {}

    static double[][][] brightness(double[][][] from, double factor) {
        return map(from, pixel -> blend(pixel, new double[pixel.length], factor));
    }

    static double[][][] contrast(double[][][] from, double factor) {
        double sum = 0;
        for (double[][] row : from) {
            for (double[] pixel : row) {
                sum += grey(pixel);
            }
        }
        double mean = sum / (from.length * from[0].length);
        return map(from, pixel -> blend(pixel, same(mean, pixel.length), factor));
    }

    static double[][][] saturation(double[][][] from, double factor) {
        return map(from, pixel -> pixel.length == 1 ? pixel : blend(pixel, same(grey(pixel), pixel.length), factor));
    }

    static double[][][] hue(double[][][] from, double turns) {
        return map(from, pixel -> pixel.length == 1 ? pixel : rotate(pixel, turns));
    }

    private static double[] blend(double[] pixel, double[] other, double share) {
        double[] result = new double[pixel.length];
        for (int c = 0; c < pixel.length; c++) {
            result[c] = SlowView.clamp(share * pixel[c] + (1 - share) * other[c]);
        }
        return result;
    }

    private static double[] same(double value, int channels) {
        double[] result = new double[channels];
        Arrays.fill(result, value);
        return result;
    }

    private static double grey(double[] pixel) {
        return pixel.length == 1 ? pixel[0] : .2989 * pixel[0] + .5870 * pixel[1] + .1140 * pixel[2];
    }

    /** To hue, saturation and value and back, as textbooks do it. */
    private static double[] rotate(double[] pixel, double turns) {
        double value = Math.max(pixel[0], Math.max(pixel[1], pixel[2]));
        double chroma = value - Math.min(pixel[0], Math.min(pixel[1], pixel[2]));
        if (chroma == 0) {
            return pixel;
        }
        double sixths;
        if (value == pixel[0]) {
            sixths = (pixel[1] - pixel[2]) / chroma;
        } else if (value == pixel[1]) {
            sixths = 2 + (pixel[2] - pixel[0]) / chroma;
        } else {
            sixths = 4 + (pixel[0] - pixel[1]) / chroma;
        }
        double hue = sixths / 6 + turns;
        hue -= Math.floor(hue);
        double saturation = chroma / value;
        int sector = (int) Math.floor(6 * hue) % 6;
        double f = 6 * hue - Math.floor(6 * hue);
        double p = value * (1 - saturation);
        double q = value * (1 - f * saturation);
        double t = value * (1 - (1 - f) * saturation);
        return switch (sector) {
            case 0 -> new double[] {value, t, p};
            case 1 -> new double[] {q, value, p};
            case 2 -> new double[] {p, value, t};
            case 3 -> new double[] {p, q, value};
            case 4 -> new double[] {t, p, value};
            default -> new double[] {value, p, q};
        };
    }

    private interface PixelChange {
        double[] of(double[] pixel);
    }

    private static double[][][] map(double[][][] from, PixelChange change) {
        double[][][] result = new double[from.length][from[0].length][];
        for (int y = 0; y < from.length; y++) {
            for (int x = 0; x < from[0].length; x++) {
                result[y][x] = change.of(from[y][x]);
            }
        }
        return result;
    }
}
