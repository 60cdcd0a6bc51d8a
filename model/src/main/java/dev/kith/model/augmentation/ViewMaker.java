package dev.kith.model.augmentation;

import dev.kith.config.ViewSettings;
import dev.kith.model.data.Image;
import dev.kith.model.random.RandomStream;
import java.nio.FloatBuffer;

/**
 * Makes augmented views by one policy: crop and resize, flip, colour distortion, grey-scale, blur, normalisation. A view is
 * float32, channels last, {@code [side, side, channels]}. Safe to share between threads that have a scratch each.
 */
public final class ViewMaker {
    private final ViewSettings settings;
    private final ViewShape shape;

    /**
     * @param side of the views in pixels
     * @param channels of the images and the views: 1 or 3
     * @throws IllegalArgumentException if the side or the number of channels is impossible, or the normalisation is for
     *     another number of channels
     */
    public ViewMaker(ViewSettings settings, int side, int channels, Normalization normalization) {
        this.settings = settings;
        this.shape = new ViewShape(side, channels, normalization);
    }

    /** Working memory for one thread. */
    public ViewScratch newScratch() {
        return shape.newScratch();
    }

    /** The number of values of a view. */
    public int size() {
        return shape.size();
    }

    /** What {@link #make(Image, RandomStream, ViewScratch, FloatBuffer, int)} would do to the image. */
    public ViewParameters draw(Image image, RandomStream random) {
        return ViewParameters.draw(settings, image.height(), image.width(), random);
    }

    /**
     * Draws a view of the image and writes it.
     *
     * @param out receives {@link #size()} values from index {@code offset} on; its position is neither used nor moved, so
     *     threads may write views to different parts of one buffer
     * @throws IllegalArgumentException if the image has another number of channels, or the scratch is of another size
     * @throws IndexOutOfBoundsException if the buffer is too small
     */
    public void make(Image image, RandomStream random, ViewScratch scratch, FloatBuffer out, int offset) {
        make(image, draw(image, random), scratch, out, offset);
    }

    /**
     * Writes the view of the image that the parameters describe; otherwise like the method above.
     *
     * @throws IllegalArgumentException also if the crop box is not inside the image
     */
    public void make(Image image, ViewParameters parameters, ViewScratch scratch, FloatBuffer out, int offset) {
        shape.check(image, scratch);
        if (parameters.crop().isPresent()) {
            scratch.resampler.crop(image, parameters.crop().get(), parameters.flip(), scratch.planes);
        } else {
            scratch.resampler.centre(image, parameters.flip(), scratch.planes);
        }
        parameters.color().ifPresent(scratch.filter::distort);
        if (parameters.greyScale()) {
            scratch.filter.greyScale();
        }
        parameters.blurSigma().ifPresent(sigma -> scratch.blur.blur(scratch.planes, sigma));
        scratch.writer.write(shape.normalization(), out, offset);
    }
}
