package dev.kith.model.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * The network in double precision and nested loops, written from the description of a trace alone. Images are {@code
 * [row][channel][y][x]}.
 */
final class LiteralNetwork {
    private final JsonNode architecture;
    private final double[] flat;
    private final Map<String, JsonNode> entries = new HashMap<>();

    LiteralNetwork(JsonNode architecture, double[] flat) {
        this.architecture = architecture;
        this.flat = flat;
        architecture
                .path("parameters")
                .path("entries")
                .forEach(e -> entries.put(e.path("name").asText(), e));
    }

    /** Channels-last values of one view to features {@code [row][width]}. */
    double[][] encode(double[] images, int rows) {
        int side = architecture.path("side").asInt();
        int channels = architecture.path("channels").asInt();
        double[][][][] x = new double[rows][channels][side][side];
        for (int i = 0; i < images.length; i++) {
            int pixel = i / channels % (side * side);
            x[i / (channels * side * side)][i % channels][pixel / side][pixel % side] = images[i];
        }
        x = relu(norm(convolution(x, "encoder.stem.conv.weight", 1), "encoder.stem.norm"));
        JsonNode stages = architecture.path("settings").path("encoder").path("blocks");
        for (int stage = 1; stage <= stages.size(); stage++) {
            for (int block = 1; block <= stages.get(stage - 1).asInt(); block++) {
                x = block(x, "encoder.stage%d.block%d".formatted(stage, block), stage > 1 && block == 1 ? 2 : 1);
            }
        }
        double[][] features = new double[rows][x[0].length];
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < x[row].length; c++) {
                for (double[] line : x[row][c]) {
                    for (double value : line) {
                        features[row][c] += value / (line.length * line.length);
                    }
                }
            }
        }
        return features;
    }

    private double[][][][] block(double[][][][] x, String name, int stride) {
        double[][][][] y = relu(norm(convolution(x, name + ".a.conv.weight", stride), name + ".a.norm"));
        y = norm(convolution(y, name + ".b.conv.weight", 1), name + ".b.norm");
        double[][][][] shortcut = entries.containsKey(name + ".shortcut.conv.weight")
                ? norm(convolution(x, name + ".shortcut.conv.weight", stride), name + ".shortcut.norm")
                : x;
        for (int row = 0; row < y.length; row++) {
            for (int c = 0; c < y[row].length; c++) {
                for (int i = 0; i < y[row][c].length; i++) {
                    for (int j = 0; j < y[row][c].length; j++) {
                        y[row][c][i][j] += shortcut[row][c][i][j];
                    }
                }
            }
        }
        return relu(y);
    }

    /** Projector or predictor with a hidden layer. */
    double[][] perceptron(double[][] x, String name) {
        double[][] hidden = linear(x, name + ".hidden");
        double[][][][] places = new double[hidden.length][hidden[0].length][1][1];
        for (int row = 0; row < hidden.length; row++) {
            for (int c = 0; c < hidden[row].length; c++) {
                places[row][c][0][0] = hidden[row][c];
            }
        }
        places = relu(norm(places, name + ".norm"));
        for (int row = 0; row < hidden.length; row++) {
            for (int c = 0; c < hidden[row].length; c++) {
                hidden[row][c] = places[row][c][0][0];
            }
        }
        return linear(hidden, name + ".output");
    }

    double[][] linear(double[][] x, String name) {
        double[] weight = values(name + ".weight");
        double[] bias = values(name + ".bias");
        double[][] y = new double[x.length][bias.length];
        for (int row = 0; row < x.length; row++) {
            for (int out = 0; out < bias.length; out++) {
                y[row][out] = bias[out];
                for (int in = 0; in < x[row].length; in++) {
                    y[row][out] += x[row][in] * weight[out * x[row].length + in];
                }
            }
        }
        return y;
    }

    static double[][] normalized(double[][] x) {
        double[][] y = new double[x.length][];
        for (int row = 0; row < x.length; row++) {
            double length = 0;
            for (double value : x[row]) {
                length += value * value;
            }
            double scale = 1 / Math.sqrt(length);
            y[row] = java.util.Arrays.stream(x[row]).map(value -> value * scale).toArray();
        }
        return y;
    }

    private double[][][][] convolution(double[][][][] x, String name, int stride) {
        double[] weight = values(name);
        JsonNode shape = entry(name).path("shape");
        int channels = shape.get(0).asInt();
        int kernel = shape.get(2).asInt();
        int side = x[0][0].length;
        double[][][][] y = new double[x.length][channels][(side + stride - 1) / stride][(side + stride - 1) / stride];
        for (int row = 0; row < x.length; row++) {
            for (int out = 0; out < channels; out++) {
                for (int i = 0; i < y[row][out].length; i++) {
                    for (int j = 0; j < y[row][out].length; j++) {
                        y[row][out][i][j] = at(x[row], weight, out * x[row].length, kernel, i * stride, j * stride);
                    }
                }
            }
        }
        return y;
    }

    private static double at(double[][][] x, double[] weight, int firstPlane, int kernel, int top, int left) {
        double sum = 0;
        for (int in = 0; in < x.length; in++) {
            for (int a = 0; a < kernel; a++) {
                for (int b = 0; b < kernel; b++) {
                    int i = top + a - kernel / 2;
                    int j = left + b - kernel / 2;
                    if (i >= 0 && j >= 0 && i < x[in].length && j < x[in].length) {
                        sum += x[in][i][j] * weight[((firstPlane + in) * kernel + a) * kernel + b];
                    }
                }
            }
        }
        return sum;
    }

    private double[][][][] norm(double[][][][] x, String name) {
        double[] gamma = values(name + ".weight");
        double[] beta = values(name + ".bias");
        double epsilon = architecture.path("norm").path("epsilon").asDouble();
        int side = x[0][0].length;
        double count = (double) x.length * side * side;
        double[][][][] y = new double[x.length][gamma.length][side][side];
        for (int c = 0; c < gamma.length; c++) {
            double mean = 0;
            double variance = 0;
            for (double[][][] row : x) {
                for (double[] line : row[c]) {
                    mean += java.util.Arrays.stream(line).sum() / count;
                }
            }
            for (double[][][] row : x) {
                for (double[] line : row[c]) {
                    for (double value : line) {
                        variance += (value - mean) * (value - mean) / count;
                    }
                }
            }
            for (int row = 0; row < x.length; row++) {
                for (int i = 0; i < side; i++) {
                    for (int j = 0; j < side; j++) {
                        y[row][c][i][j] = gamma[c] * (x[row][c][i][j] - mean) / Math.sqrt(variance + epsilon) + beta[c];
                    }
                }
            }
        }
        return y;
    }

    private static double[][][][] relu(double[][][][] x) {
        for (double[][][] row : x) {
            for (double[][] channel : row) {
                for (double[] line : channel) {
                    for (int j = 0; j < line.length; j++) {
                        line[j] = Math.max(0, line[j]);
                    }
                }
            }
        }
        return x;
    }

    private double[] values(String name) {
        JsonNode entry = entry(name);
        int size = 1;
        for (JsonNode extent : entry.path("shape")) {
            size *= extent.asInt();
        }
        int offset = entry.path("offset").asInt();
        return java.util.Arrays.copyOfRange(flat, offset, offset + size);
    }

    private JsonNode entry(String name) {
        JsonNode entry = entries.get(name);
        if (entry == null) {
            throw new AssertionError("no parameter " + name + " among " + entries.keySet());
        }
        return entry;
    }
}
