package dev.kith.model.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.ViewSettings;
import dev.kith.config.ViewSettings.Blur;
import dev.kith.config.ViewSettings.Color;
import dev.kith.config.ViewSettings.Crop;
import dev.kith.model.data.Image;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Policies, parameters and short cuts for tests. */
final class TestViews {
    private TestViews() {}

    /** The published ranges, with a probability of each operation. */
    static ViewSettings policy(double crop, double flip, double color, double greyScale, double blur) {
        return new ViewSettings(
                new Crop(crop, .08, 1, 3 / 4.0, 4 / 3.0),
                flip,
                new Color(color, .4, .4, .2, .1),
                greyScale,
                new Blur(blur, .1, 2));
    }

    static ViewParameters cropped(CropBox box, boolean flip) {
        return new ViewParameters(Optional.of(box), flip, Optional.empty(), false, OptionalDouble.empty());
    }

    static ViewParameters flipped() {
        return new ViewParameters(Optional.empty(), true, Optional.empty(), false, OptionalDouble.empty());
    }

    static ViewParameters grey() {
        return new ViewParameters(Optional.empty(), false, Optional.empty(), true, OptionalDouble.empty());
    }

    static ViewParameters blurred(double sigma) {
        return new ViewParameters(Optional.empty(), false, Optional.empty(), false, OptionalDouble.of(sigma));
    }

    static ViewParameters colored(double brightness, double contrast, double saturation, double hue) {
        return colored(List.of(ColorDistortion.Operation.values()), brightness, contrast, saturation, hue);
    }

    static ViewParameters colored(
            List<ColorDistortion.Operation> order, double brightness, double contrast, double saturation, double hue) {
        return new ViewParameters(
                Optional.empty(),
                false,
                Optional.of(new ColorDistortion(order, brightness, contrast, saturation, hue)),
                false,
                OptionalDouble.empty());
    }

    /** The view without normalisation, {@code [y * side * channels + x * channels + c]}. */
    static float[] make(Image image, ViewParameters parameters, int side) {
        ViewMaker maker =
                new ViewMaker(policy(1, .5, .8, .2, .5), side, image.channels(), Normalization.none(image.channels()));
        float[] view = new float[maker.size()];
        maker.make(image, parameters, maker.newScratch(), FloatBuffer.wrap(view), 0);
        return view;
    }

    /** Not a number if any value is not one. */
    static float greatestDifference(float[] a, float[] b) {
        assertThat(a).hasSameSizeAs(b);
        float greatest = 0;
        for (int i = 0; i < a.length; i++) {
            greatest = Math.max(greatest, Math.abs(a[i] - b[i]));
        }
        return greatest;
    }

    static float[] flat(double[][][] image) {
        int width = image[0].length;
        int channels = image[0][0].length;
        float[] flat = new float[image.length * width * channels];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = (float) image[i / channels / width][i / channels % width][i % channels];
        }
        return flat;
    }

    /** An image of one row after another, given as the values of its channels. */
    static Image image(int height, int width, int channels, int... values) {
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = (byte) values[i];
        }
        return new Image(height, width, channels, pixels);
    }
}
