package dev.kith.model.evaluation;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import java.util.Arrays;

/** The layers of a model by the words of {@code model.json}, without any library. Planes are {@code [channel][y][x]}. */
record PlainLayers(NamedTensors tensors, double epsilon) {

    private float[] values(String name) {
        return tensors.get(name).toArray();
    }

    double[][][] convolution(double[][][] x, String name, int stride) {
        HostTensor weight = tensors.get(name + ".weight");
        float[] w = weight.toArray();
        int in = x.length;
        int kernel = (int) weight.shape()[2];
        int padding = kernel / 2;
        int height = (x[0].length + 2 * padding - kernel) / stride + 1;
        int width = (x[0][0].length + 2 * padding - kernel) / stride + 1;
        double[][][] result = new double[(int) weight.shape()[0]][height][width];
        PlainProgram.fill(result, at -> {
            double sum = 0;
            for (int c = 0; c < in; c++) {
                for (int i = 0; i < kernel; i++) {
                    for (int j = 0; j < kernel; j++) {
                        int y = (int) at[1] * stride + i - padding;
                        int z = (int) at[2] * stride + j - padding;
                        boolean inside = y >= 0 && y < x[c].length && z >= 0 && z < x[c][0].length;
                        sum += inside ? w[(((int) at[0] * in + c) * kernel + i) * kernel + j] * x[c][y][z] : 0;
                    }
                }
            }
            return sum;
        });
        return result;
    }

    double[][][] norm(double[][][] x, String name) {
        return PlainProgram.like(x, at -> norm(x[(int) at[0]][(int) at[1]][(int) at[2]], name, (int) at[0]));
    }

    private double norm(double x, String name, int channel) {
        double deviation = Math.sqrt(values(name + ".running_var")[channel] + epsilon);
        double normal = (x - values(name + ".running_mean")[channel]) / deviation;
        return values(name + ".weight")[channel] * normal + values(name + ".bias")[channel];
    }

    static double[][][] relu(double[][][] x) {
        return PlainProgram.like(x, at -> Math.max(0, x[(int) at[0]][(int) at[1]][(int) at[2]]));
    }

    static double[][][] maximum(double[][][] x) {
        double[][][] result = new double[x.length][(x[0].length - 1) / 2 + 1][(x[0][0].length - 1) / 2 + 1];
        PlainProgram.fill(result, at -> {
            double most = Double.NEGATIVE_INFINITY;
            for (int y = Math.max(0, 2 * (int) at[1] - 1); y < Math.min(x[0].length, 2 * at[1] + 2); y++) {
                for (int z = Math.max(0, 2 * (int) at[2] - 1); z < Math.min(x[0][0].length, 2 * at[2] + 2); z++) {
                    most = Math.max(most, x[(int) at[0]][y][z]);
                }
            }
            return most;
        });
        return result;
    }

    double[][][] block(double[][][] x, String name, int stride) {
        double[][][] inner = relu(norm(convolution(x, name + ".a.conv", stride), name + ".a.norm"));
        double[][][] residual = norm(convolution(inner, name + ".b.conv", 1), name + ".b.norm");
        boolean turned = tensors.asMap().containsKey(name + ".shortcut.conv.weight");
        double[][][] shortcut =
                turned ? norm(convolution(x, name + ".shortcut.conv", stride), name + ".shortcut.norm") : x;
        return relu(PlainProgram.like(residual, at -> {
            int c = (int) at[0];
            return residual[c][(int) at[1]][(int) at[2]] + shortcut[c][(int) at[1]][(int) at[2]];
        }));
    }

    static double mean(double[][] plane) {
        return Arrays.stream(plane).flatMapToDouble(Arrays::stream).average().orElseThrow();
    }

    double[] projection(double[] features) {
        if (!tensors.asMap().containsKey("projector.hidden.weight")) {
            return linear(features, "projector.output");
        }
        double[] hidden = linear(features, "projector.hidden");
        double[] active = new double[hidden.length];
        Arrays.setAll(active, i -> Math.max(0, norm(hidden[i], "projector.norm", i)));
        return linear(active, "projector.output");
    }

    private double[] linear(double[] x, String name) {
        float[] weight = values(name + ".weight");
        double[] result = new double[weight.length / x.length];
        Arrays.setAll(result, o -> {
            double sum = values(name + ".bias")[o];
            for (int i = 0; i < x.length; i++) {
                sum += weight[o * x.length + i] * x[i];
            }
            return sum;
        });
        return result;
    }
}
