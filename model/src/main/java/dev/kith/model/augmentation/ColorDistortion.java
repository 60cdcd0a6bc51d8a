package dev.kith.model.augmentation;

import dev.kith.config.ViewSettings;
import dev.kith.model.random.RandomStream;
import java.util.List;

/**
 * One drawn change of colours. Each operation is followed by clamping to [0, 1].
 *
 * @param order in which the four operations are applied
 * @param brightness factor of every value; 1 leaves the image as it is
 * @param contrast 1 leaves the image as it is, 0 makes it the mean of its grey image
 * @param saturation 1 leaves the image as it is, 0 makes it grey
 * @param hue rotation of the hue in turns; 1/3 makes red green
 */
public record ColorDistortion(
        List<Operation> order, double brightness, double contrast, double saturation, double hue) {

    /** The properties that are changed. */
    public enum Operation {
        BRIGHTNESS,
        CONTRAST,
        SATURATION,
        HUE
    }

    private static final List<Operation> OPERATIONS = List.of(Operation.values());

    /** Copies the order. */
    public ColorDistortion {
        order = List.copyOf(order);
    }

    static ColorDistortion draw(ViewSettings.Color settings, RandomStream random) {
        int[] order = random.permutation(OPERATIONS.size());
        return new ColorDistortion(
                List.of(
                        OPERATIONS.get(order[0]),
                        OPERATIONS.get(order[1]),
                        OPERATIONS.get(order[2]),
                        OPERATIONS.get(order[3])),
                factor(settings.brightness(), random),
                factor(settings.contrast(), random),
                factor(settings.saturation(), random),
                random.nextDouble(-settings.hue(), settings.hue()));
    }

    private static double factor(double strength, RandomStream random) {
        return random.nextDouble(Math.max(0, 1 - strength), 1 + strength);
    }
}
