package dev.kith.model.network;

import dev.kith.model.engine.ParameterLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The networks written as loops in double precision, with the norm statistics of the batch. */
final class LiteralNetwork {
    private static final double EPSILON = 1e-5;

    private final Map<String, double[]> values = new HashMap<>();
    private final Map<String, long[]> shapes = new HashMap<>();

    private final Map<String, double[][]> statistics = new HashMap<>();

    LiteralNetwork(ParameterLayout layout, double[] flat) {
        for (ParameterLayout.Entry entry : layout.entries()) {
            int start = (int) entry.offset();
            values.put(entry.name(), Arrays.copyOfRange(flat, start, start + (int) entry.size()));
            shapes.put(entry.name(), entry.shape().getShape());
        }
    }

    /** Mean and unbiased variance, a channel, of the last batch that a norm layer has seen. */
    double[][] statistics(String layer) {
        return required(statistics, layer);
    }

    /** Images {@code [batch][channel][y][x]} to features {@code [batch][width]}; plain stem. */
    double[][] encode(double[][][][] images, List<Integer> blocks) {
        double[][][][] x = relu(norm("encoder.stem.norm", convolution("encoder.stem.conv", images, 1)));
        for (int stage = 1; stage <= blocks.size(); stage++) {
            for (int block = 1; block <= blocks.get(stage - 1); block++) {
                x = block("encoder.stage" + stage + ".block" + block, x, stage > 1 && block == 1 ? 2 : 1);
            }
        }
        return Arrays.stream(x)
                .map(image -> Arrays.stream(image)
                        .mapToDouble(channel -> Arrays.stream(channel)
                                .flatMapToDouble(Arrays::stream)
                                .average()
                                .orElseThrow())
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Linear, norm, ReLU, linear. */
    double[][] perceptron(String name, double[][] x) {
        double[][][][] hidden = relu(norm(name + ".norm", asImages(linear(name + ".hidden", x))));
        double[][] flat = Arrays.stream(hidden)
                .map(row -> Arrays.stream(row).mapToDouble(c -> c[0][0]).toArray())
                .toArray(double[][]::new);
        return linear(name + ".output", flat);
    }

    double[][] linear(String name, double[][] x) {
        double[] weight = required(values, name + ".weight");
        double[] bias = required(values, name + ".bias");
        double[][] y = new double[x.length][bias.length];
        for (int n = 0; n < x.length; n++) {
            for (int o = 0; o < bias.length; o++) {
                y[n][o] = bias[o];
                for (int i = 0; i < x[n].length; i++) {
                    y[n][o] += weight[o * x[n].length + i] * x[n][i];
                }
            }
        }
        return y;
    }

    private double[][][][] block(String name, double[][][][] x, int stride) {
        double[][][][] a = relu(norm(name + ".a.norm", convolution(name + ".a.conv", x, stride)));
        double[][][][] b = norm(name + ".b.norm", convolution(name + ".b.conv", a, 1));
        double[][][][] shortcut = values.containsKey(name + ".shortcut.conv.weight")
                ? norm(name + ".shortcut.norm", convolution(name + ".shortcut.conv", x, stride))
                : x;
        double[][][][] sum = zeros(b.length, b[0].length, b[0][0].length);
        forEach(sum, (n, c, h, w) -> sum[n][c][h][w] = b[n][c][h][w] + shortcut[n][c][h][w]);
        return relu(sum);
    }

    private double[][][][] convolution(String name, double[][][][] x, int stride) {
        double[] weight = required(values, name + ".weight");
        long[] shape = required(shapes, name + ".weight");
        int out = (int) shape[0];
        int in = (int) shape[1];
        int kernel = (int) shape[2];
        int side = x[0][0].length;
        double[][][][] y = zeros(x.length, out, (side + stride - 1) / stride);
        forEach(y, (n, o, h, w) -> {
            for (int i = 0; i < in; i++) {
                for (int u = 0; u < kernel; u++) {
                    for (int v = 0; v < kernel; v++) {
                        int row = h * stride + u - kernel / 2;
                        int column = w * stride + v - kernel / 2;
                        if (row >= 0 && row < side && column >= 0 && column < side) {
                            y[n][o][h][w] += weight[((o * in + i) * kernel + u) * kernel + v] * x[n][i][row][column];
                        }
                    }
                }
            }
        });
        return y;
    }

    private double[][][][] norm(String name, double[][][][] x) {
        int channels = x[0].length;
        double count = (double) x.length * x[0][0].length * x[0][0].length;
        double[] mean = new double[channels];
        double[] squares = new double[channels];
        forEach(x, (n, c, h, w) -> mean[c] += x[n][c][h][w] / count);
        forEach(x, (n, c, h, w) -> squares[c] += Math.pow(x[n][c][h][w] - mean[c], 2));
        double[] unbiased = Arrays.stream(squares).map(s -> s / (count - 1)).toArray();
        statistics.put(name, new double[][] {mean, unbiased});
        double[] gamma = required(values, name + ".weight");
        double[] beta = required(values, name + ".bias");
        double[][][][] y = zeros(x.length, channels, x[0][0].length);
        forEach(
                y,
                (n, c, h, w) -> y[n][c][h][w] =
                        (x[n][c][h][w] - mean[c]) / Math.sqrt(squares[c] / count + EPSILON) * gamma[c] + beta[c]);
        return y;
    }

    private static double[][][][] relu(double[][][][] x) {
        double[][][][] y = zeros(x.length, x[0].length, x[0][0].length);
        forEach(y, (n, c, h, w) -> y[n][c][h][w] = Math.max(0, x[n][c][h][w]));
        return y;
    }

    private static double[][][][] asImages(double[][] x) {
        double[][][][] y = zeros(x.length, x[0].length, 1);
        forEach(y, (n, c, h, w) -> y[n][c][h][w] = x[n][c]);
        return y;
    }

    private static double[][][][] zeros(int batch, int channels, int side) {
        return new double[batch][channels][side][side];
    }

    private static <T> T required(Map<String, T> map, String name) {
        return Objects.requireNonNull(map.get(name), name);
    }

    @FunctionalInterface
    private interface Place {
        void visit(int n, int c, int h, int w);
    }

    private static void forEach(double[][][][] x, Place place) {
        for (int n = 0; n < x.length; n++) {
            for (int c = 0; c < x[n].length; c++) {
                for (int h = 0; h < x[n][c].length; h++) {
                    for (int w = 0; w < x[n][c][h].length; w++) {
                        place.visit(n, c, h, w);
                    }
                }
            }
        }
    }
}
