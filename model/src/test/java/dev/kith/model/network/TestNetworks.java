package dev.kith.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.EncoderSettings;
import dev.kith.config.EncoderSettings.Stem;
import dev.kith.config.HeadSettings;
import dev.kith.config.MlpSettings;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.TestTensors;
import dev.kith.model.network.Architecture.Description;
import java.util.List;

/** Small architectures for tests. */
public final class TestNetworks {

    private TestNetworks() {}

    /** Embeds grey images of any side in 8 dimensions, through two stages; with a head for 3 classes on the features. */
    public static Architecture tiny() {
        return new Architecture(description(new EncoderSettings(4, List.of(1, 1), Stem.PLAIN), 1, 6));
    }

    /** An encoder with small perceptrons and a head for 3 classes on the features. */
    public static Description description(EncoderSettings encoder, int channels, int side) {
        return new Description(
                channels,
                side,
                3,
                encoder,
                new MlpSettings(16, 8),
                new MlpSettings(12, 8),
                true,
                HeadSettings.Input.ENCODER);
    }

    /** First values, each moved a little: no block is the identity, no bias zero. */
    static FlatParameters perturbed(Architecture architecture, PtNDManager manager) {
        FlatParameters parameters = FlatParameters.initialise(manager, architecture.parameters(), 1);
        try (NDArray noise =
                TestTensors.gaussian(2, architecture.parameters().size()).toArray(manager)) {
            parameters.flat().addi(noise.muli(0.2));
        }
        return parameters;
    }
}
