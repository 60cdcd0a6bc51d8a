package dev.kith.model.network;

import dev.kith.model.engine.Ops;
import dev.kith.model.engine.ParameterLayout.Initializer;

/** The layers that encoders, projectors and heads are made of. */
final class Layers {
    static final double NORM_MOMENTUM = 0.1;
    static final double NORM_EPSILON = 1e-5;

    private Layers() {}

    /** Convolution without bias, "same" padding: {@code [batch, in, h, w]} to {@code [batch, out, h/stride, w/stride]}. */
    static Layer convolution(Registry registry, String name, int in, int out, int kernel, int stride) {
        int weight = registry.weight(
                name + ".weight", Initializer.heNormal((long) out * kernel * kernel), out, in, kernel, kernel);
        return (x, pass) -> Ops.conv2d(x, pass.parameters()[weight], stride, kernel / 2);
    }

    /** Batch normalisation over all axes but the channels; {@code scale} is the first value of γ. */
    static Layer batchNorm(Registry registry, String name, int channels, float scale) {
        int gamma = registry.bias(name + ".weight", scale, channels);
        int beta = registry.bias(name + ".bias", 0, channels);
        int mean = registry.statistic(name + ".running_mean", 0, channels);
        int variance = registry.statistic(name + ".running_var", 1, channels);
        return (x, pass) -> Ops.batchNorm(
                x,
                pass.statistics()[mean],
                pass.statistics()[variance],
                pass.parameters()[gamma],
                pass.parameters()[beta],
                pass.training(),
                NORM_MOMENTUM,
                NORM_EPSILON);
    }

    /** Fully connected with bias: {@code [batch, in]} to {@code [batch, out]}. */
    static Layer linear(Registry registry, String name, int in, int out) {
        int weight = registry.weight(name + ".weight", Initializer.uniform(in), out, in);
        int bias = registry.bias(name + ".bias", 0, out);
        return (x, pass) -> Ops.linear(x, pass.parameters()[weight], pass.parameters()[bias]);
    }

    static Layer relu() {
        return (x, pass) -> Ops.relu(x);
    }

    static Layer convolutionNormRelu(Registry registry, String name, int in, int out, int kernel, int stride) {
        return convolution(registry, name + ".conv", in, out, kernel, stride)
                .then(batchNorm(registry, name + ".norm", out, 1))
                .then(relu());
    }
}
