package dev.kith.model.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.model.data.Image;
import dev.kith.model.engine.NamedTensors;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Embeds a picture by the words of {@code model.json}, as slowly and as literally as possible, in double precision. Planes are
 * {@code [channel][y][x]}.
 */
record PlainProgram(JsonNode description, NamedTensors tensors) {

    /** From a decoded picture of any size to its embedding. */
    double[] embed(Image image) {
        double[][][] planes = new double[3][image.height()][image.width()];
        fill(planes, at -> image.at((int) at[1], (int) at[2], (int) at[0]));
        double[][][] square = square(reduced(planes));
        JsonNode normalisation = description.get("preprocessing");
        double[][][] input = like(
                square,
                at -> (value(square, at) - number(normalisation, "mean", at)) / number(normalisation, "std", at));
        boolean flip = !guide("embedding", "mirrored").asText().equals("not used");
        double[] upright = output(input);
        if (!flip) {
            return unit(upright);
        }
        int side = input[0].length;
        double[] mirrored = output(like(input, at -> input[(int) at[0]][(int) at[1]][side - 1 - (int) at[2]]));
        double[] mean = new double[upright.length];
        Arrays.setAll(mean, i -> (upright[i] + mirrored[i]) / 2);
        return unit(mean);
    }

    private JsonNode guide(String part, String field) {
        return description.get("inference").get(part).get(field);
    }

    private static double number(JsonNode node, String field, double[] at) {
        return node.get(field).get((int) at[0]).asDouble();
    }

    private double[][][] reduced(double[][][] all) {
        int limit = guide("reduction", "where_shorter_side_above").asInt();
        int n = Math.max(1, Math.min(all[0].length, all[0][0].length) / (4 * limit));
        double[][][] thinned = new double[3][(all[0].length + n - 1) / n][(all[0][0].length + n - 1) / n];
        fill(thinned, at -> all[(int) at[0]][(int) at[1] * n][(int) at[2] * n]);
        int height = thinned[0].length;
        int width = thinned[0][0].length;
        int shorter = Math.min(height, width);
        if (shorter <= limit) {
            return thinned;
        }
        int rows = Math.max(1, (2 * height * limit + shorter) / (2 * shorter));
        int columns = Math.max(1, (2 * width * limit + shorter) / (2 * shorter));
        double area = (double) height * width;
        double[][][] sums = resized(thinned, overlaps(width, columns), overlaps(height, rows));
        return like(sums, at -> Math.floor((2 * value(sums, at) + area) / (2 * area)));
    }

    private double[][][] square(double[][][] picture) {
        int side = guide("resize", "shorter_side").asInt();
        int height = picture[0].length;
        int width = picture[0][0].length;
        int shorter = Math.min(height, width);
        int rows = side * height / shorter;
        int columns = side * width / shorter;
        double[][][] levels = like(picture, at -> value(picture, at) / 255);
        double[][][] big = resized(levels, kernels(width, columns), kernels(height, rows));
        int top = (int) Math.rint((rows - side) / 2.0);
        int left = (int) Math.rint((columns - side) / 2.0);
        double[][][] square = new double[3][side][side];
        fill(square, at -> Math.max(0, Math.min(1, big[(int) at[0]][top + (int) at[1]][left + (int) at[2]])));
        return square;
    }

    /** How much each source pixel has in common with each target pixel, in parts of which each source pixel has {@code target}. */
    private static double[][] overlaps(int source, int target) {
        double[][] weights = new double[target][source];
        for (int i = 0; i < target; i++) {
            for (int j = 0; j < source; j++) {
                weights[i][j] =
                        Math.max(0, Math.min((j + 1) * target, (i + 1) * source) - Math.max(j * target, i * source));
            }
        }
        return weights;
    }

    private double[][] kernels(int source, int target) {
        double a = guide("resize", "a").asDouble();
        double s = (double) source / target;
        double[][] weights = new double[target][source];
        for (int i = 0; i < target; i++) {
            for (int j = 0; j < source; j++) {
                double x = Math.abs((j + .5 - (i + .5) * s) / Math.max(s, 1));
                double near = (a + 2) * x * x * x - (a + 3) * x * x + 1;
                weights[i][j] = x < 1 ? near : x < 2 ? a * x * x * x - 5 * a * x * x + 8 * a * x - 4 * a : 0;
            }
            double sum = Arrays.stream(weights[i]).sum();
            weights[i] = Arrays.stream(weights[i]).map(w -> w / sum).toArray();
        }
        return weights;
    }

    private static double[][][] resized(double[][][] planes, double[][] across, double[][] down) {
        double[][][] narrow = new double[planes.length][planes[0].length][across.length];
        fill(narrow, at -> dot(across[(int) at[2]], planes[(int) at[0]][(int) at[1]]));
        double[][][] result = new double[planes.length][down.length][across.length];
        fill(result, at -> {
            double sum = 0;
            for (int y = 0; y < narrow[0].length; y++) {
                sum += down[(int) at[1]][y] * narrow[(int) at[0]][y][(int) at[2]];
            }
            return sum;
        });
        return result;
    }

    private double[] output(double[][][] input) {
        PlainLayers layers =
                new PlainLayers(tensors, guide("network", "norm_epsilon").asDouble());
        JsonNode stem = guide("network", "stem");
        double[][][] x = layers.convolution(
                input, "encoder.stem.conv", stem.get("stride").asInt());
        x = PlainLayers.relu(layers.norm(x, "encoder.stem.norm"));
        x = stem.get("pool").asText().equals("none") ? x : PlainLayers.maximum(x);
        for (JsonNode stage : guide("network", "stages")) {
            for (int block = 1; block <= stage.get("blocks").asInt(); block++) {
                String name = stage.get("name").asText() + ".block" + block;
                x = layers.block(x, name, block == 1 ? stage.get("stride").asInt() : 1);
            }
        }
        double[] features = Arrays.stream(x).mapToDouble(PlainLayers::mean).toArray();
        boolean projected = guide("embedding", "of").asText().equals("embedding");
        return projected ? unit(layers.projection(features)) : features;
    }

    static double[] unit(double[] vector) {
        double length = Math.max(1e-12, Math.sqrt(dot(vector, vector)));
        return Arrays.stream(vector).map(v -> v / length).toArray();
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double value(double[][][] planes, double[] at) {
        return planes[(int) at[0]][(int) at[1]][(int) at[2]];
    }

    /** Planes of the same size, each value from its place {@code [channel, y, x]}. */
    static double[][][] like(double[][][] planes, ToDoubleFunction<double[]> value) {
        double[][][] result = new double[planes.length][planes[0].length][planes[0][0].length];
        fill(result, value);
        return result;
    }

    static void fill(double[][][] planes, ToDoubleFunction<double[]> value) {
        for (int c = 0; c < planes.length; c++) {
            for (int y = 0; y < planes[c].length; y++) {
                for (int x = 0; x < planes[c][y].length; x++) {
                    planes[c][y][x] = value.applyAsDouble(new double[] {c, y, x});
                }
            }
        }
    }
}
