package dev.kith.model.augmentation;

import dev.kith.config.ViewSettings;
import dev.kith.model.random.RandomStream;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that was drawn for one view: with the image, it determines the view.
 *
 * @param crop the part of the image that is resized to the view; without one, the shorter side is resized and the centre kept
 * @param flip whether left and right change places
 * @param color the change of colours, if any
 * @param greyScale whether the colours are removed (no effect on an image of one channel)
 * @param blurSigma standard deviation of the blur in pixels of the view, if it is blurred
 */
public record ViewParameters(
        Optional<CropBox> crop,
        boolean flip,
        Optional<ColorDistortion> color,
        boolean greyScale,
        OptionalDouble blurSigma) {

    /** Nothing but resizing. */
    public static ViewParameters plain() {
        return new ViewParameters(Optional.empty(), false, Optional.empty(), false, OptionalDouble.empty());
    }

    /**
     * Draws, whatever is applied in the end, in this order: whether to crop; whether to flip; whether to distort colours,
     * the order of the distortions (3 draws), brightness, contrast, saturation, hue; whether to remove colours; whether to
     * blur, sigma; and last, as it takes a varying number of draws, the crop box. So no setting or size of one operation
     * shifts what is drawn for another.
     *
     * @param height of the image in pixels
     * @param width of the image in pixels
     */
    public static ViewParameters draw(ViewSettings settings, int height, int width, RandomStream random) {
        boolean crop = random.nextBoolean(settings.crop().probability());
        boolean flip = random.nextBoolean(settings.flip());
        boolean distort = random.nextBoolean(settings.color().probability());
        ColorDistortion color = ColorDistortion.draw(settings.color(), random);
        boolean greyScale = random.nextBoolean(settings.greyScale());
        boolean blur = random.nextBoolean(settings.blur().probability());
        double sigma =
                random.nextDouble(settings.blur().minSigma(), settings.blur().maxSigma());
        return new ViewParameters(
                crop ? Optional.of(CropBox.draw(settings.crop(), height, width, random)) : Optional.empty(),
                flip,
                distort ? Optional.of(color) : Optional.empty(),
                greyScale,
                blur ? OptionalDouble.of(sigma) : OptionalDouble.empty());
    }
}
