package dev.kith.model.network;

import ai.djl.ndarray.NDArray;
import dev.kith.config.EncoderSettings;
import dev.kith.model.engine.Ops;
import java.util.List;

/**
 * Residual encoder of basic blocks (He et al. 2016): stem, stages that double the channels and, from the second on, halve
 * the side, then the mean over all places. Widths and depths reach from under 0.1 M parameters to ResNet-18
 * ({@code width = 64, blocks = [2, 2, 2, 2]}).
 */
final class ResidualEncoder {
    private static final int VECTOR = 8;

    private final Layer layers;
    private final int outputWidth;
    private final int firstWidth;
    private final int firstStride;

    ResidualEncoder(Registry registry, EncoderSettings settings, int channels) {
        Layer chain = stem(registry, settings, channels);
        int in = settings.width();
        List<Integer> stages = settings.blocks();
        for (int stage = 0; stage < stages.size(); stage++) {
            int out = settings.width() << stage;
            for (int block = 0; block < stages.get(stage); block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                String name = "encoder.stage" + (stage + 1) + ".block" + (block + 1);
                chain = chain.then(block(registry, name, in, out, stride));
                in = out;
            }
        }
        this.layers = chain.then((x, pass) -> Ops.globalAveragePool(x));
        this.outputWidth = in;
        this.firstWidth = settings.width();
        this.firstStride = settings.stem() == EncoderSettings.Stem.PLAIN ? 1 : 2;
    }

    /** Images {@code [batch, channels, side, side]} to features {@code [batch, outputWidth]}. */
    NDArray forward(NDArray images, ForwardPass pass) {
        return layers.forward(images, pass);
    }

    /** Values of the largest thing between two layers, for one image of a side: what the first layer makes. */
    long widestActivation(int side) {
        long places = (side + firstStride - 1) / firstStride;
        return firstWidth * places * places;
    }

    int outputWidth() {
        return outputWidth;
    }

    private static Layer stem(Registry registry, EncoderSettings settings, int channels) {
        String name = "encoder.stem";
        return switch (settings.stem()) {
            case PLAIN -> Layers.convolutionNormRelu(registry, name, channels, settings.width(), 3, 1);
            case STRIDED -> Layers.convolutionNormRelu(registry, name, channels, settings.width(), 3, 2);
            case IMAGENET ->
                Layers.convolutionNormRelu(registry, name, channels, settings.width(), 7, 2)
                        .then((x, pass) -> Ops.maxPool3(x));
        };
    }

    private static Layer block(Registry registry, String name, int in, int out, int stride) {
        // The last norm of a block starts at 0 (Goyal et al. 2017), so that a block starts as the identity.
        Layer residual = Layers.convolutionNormRelu(registry, name + ".a", in, out, 3, stride)
                .then(Layers.convolution(registry, name + ".b.conv", out, out, 3, 1))
                .then(Layers.batchNorm(registry, name + ".b.norm", out, 0));
        if (stride == 1 && in == out) {
            return identitySum(residual).then(Layers.relu());
        }
        Layer shortcut = projection(registry, name + ".shortcut.conv", in, out, stride)
                .then(Layers.batchNorm(registry, name + ".shortcut.norm", out, 1));
        return sum(residual, shortcut).then(Layers.relu());
    }

    /**
     * A 1×1 convolution. With a stride and channels that fill no vector of eight, the backward pass of oneDNN 3.7 writes behind
     * its buffer on processors without AVX-512 ({@code jit_1x1:avx2}); so there the places are picked first.
     */
    private static Layer projection(Registry registry, String name, int in, int out, int stride) {
        boolean picked = stride == 2 && in % VECTOR != 0;
        Layer convolution = Layers.convolution(registry, name, in, out, 1, picked ? 1 : stride);
        return picked ? ((Layer) (x, pass) -> Ops.everySecond(x)).then(convolution) : convolution;
    }

    private static Layer identitySum(Layer residual) {
        return (x, pass) -> {
            try (NDArray change = residual.forward(x, pass)) {
                return change.add(x);
            }
        };
    }

    private static Layer sum(Layer residual, Layer shortcut) {
        return (x, pass) -> {
            try (NDArray change = residual.forward(x, pass);
                    NDArray kept = shortcut.forward(x, pass)) {
                return change.add(kept);
            }
        };
    }
}
