package dev.kith.config;

import java.util.List;

/** A residual encoder: channels of its first stage (doubled at each next one) and residual blocks a stage. */
public record EncoderSettings(int width, List<Integer> blocks, Stem stem) {

    public EncoderSettings {
        blocks = List.copyOf(blocks);
    }

    /** The layers before the first stage. */
    public enum Stem {
        /** 3×3 convolution, stride 1. */
        PLAIN,
        /** 3×3 convolution, stride 2. */
        STRIDED,
        /** 7×7 convolution, stride 2, then 3×3 max pooling, stride 2. */
        IMAGENET
    }
}
