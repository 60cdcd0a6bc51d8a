package dev.kith.config.hocon;

import static dev.kith.config.hocon.Kinds.choice;
import static dev.kith.config.hocon.Kinds.whole;
import static dev.kith.config.hocon.Kinds.wholes;
import static dev.kith.config.hocon.Range.between;

import dev.kith.config.EncoderSettings;
import dev.kith.config.MlpSettings;

/** The blocks {@code encoder}, {@code projector} and {@code predictor}. */
final class NetworkMapping {
    /** Each stage halves the resolution, so 1024 pixels have no use for more. */
    private static final int MOST_STAGES = 8;

    private NetworkMapping() {}

    static EncoderSettings encoder(Block encoder) {
        return new EncoderSettings(
                encoder.get("width", whole("channels", between(1, 4096))),
                encoder.get("blocks", wholes("blocks", between(1, 64), MOST_STAGES)),
                encoder.get("stem", choice(EncoderSettings.Stem.class)));
    }

    static MlpSettings mlp(Block mlp) {
        return new MlpSettings(
                mlp.get("hidden", whole("units", between(0, Bounds.UNITS))),
                mlp.get("output", whole("units", between(1, Bounds.UNITS))));
    }
}
