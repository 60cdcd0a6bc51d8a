package dev.kith.model.demand;

import dev.kith.config.EncoderSettings;
import dev.kith.config.MlpSettings;
import dev.kith.model.engine.ParameterLayout;
import dev.kith.model.network.Architecture;
import java.util.List;

/**
 * How large a network is.
 *
 * @param parameters values of the flat vector
 * @param targetParameters those that the target network has, too
 * @param featureWidth what the encoder gives for a picture
 * @param encoderValues values that the layers of the encoder keep for one picture until backward has passed them
 * @param widest values of the largest thing between two layers, for one picture
 * @param otherValues those of projector, predictor and head
 * @param largest the key that most parameters depend on
 */
record NetworkSize(
        long parameters,
        long targetParameters,
        int featureWidth,
        long encoderValues,
        long widest,
        long otherValues,
        String largest) {
    private static final String WIDTH = "encoder.width";
    private static final List<String> PERCEPTRONS = List.of("projector", "predictor");

    static NetworkSize of(Architecture.Description shape) {
        Architecture architecture = new Architecture(shape);
        return new NetworkSize(
                architecture.parameters().size(),
                architecture.targetParameters().size(),
                architecture.featureWidth(),
                encoder(shape),
                architecture.activationBytes() / Float.BYTES,
                perceptron(shape.projector()) + perceptron(shape.predictor()) + shape.classes(),
                largest(architecture.parameters()));
    }

    /**
     * Kept are the outputs of convolutions, which norms read, and of rectifiers. A block has two of each, and another
     * convolution where its shortcut changes the shape.
     */
    private static long encoder(Architecture.Description shape) {
        EncoderSettings encoder = shape.encoder();
        int side = shape.side();
        long values = Sums.product(side, side, shape.channels());
        if (encoder.stem() != EncoderSettings.Stem.PLAIN) {
            side = halved(side);
        }
        values += 2 * Sums.product(side, side, encoder.width());
        if (encoder.stem() == EncoderSettings.Stem.IMAGENET) {
            side = halved(side);
            values += Sums.product(side, side, encoder.width());
        }
        for (int stage = 0; stage < encoder.blocks().size(); stage++) {
            side = stage > 0 ? halved(side) : side;
            long plane = Sums.product(side, side, (long) encoder.width() << stage);
            values += Sums.product(4, encoder.blocks().get(stage), plane) + (stage > 0 ? plane : 0);
        }
        return values;
    }

    private static int halved(int side) {
        return (side + 1) / 2;
    }

    private static long perceptron(MlpSettings perceptron) {
        return 3L * perceptron.hidden() + 2L * perceptron.output();
    }

    private static String largest(ParameterLayout parameters) {
        String largest = WIDTH;
        long most = size(parameters, "encoder");
        for (String part : PERCEPTRONS) {
            long size = size(parameters, part);
            if (size > most) {
                most = size;
                largest = part + ".hidden";
            }
        }
        return largest;
    }

    private static long size(ParameterLayout parameters, String part) {
        return parameters.entries().stream()
                .filter(entry -> entry.name().startsWith(part + "."))
                .mapToLong(ParameterLayout.Entry::size)
                .sum();
    }
}
