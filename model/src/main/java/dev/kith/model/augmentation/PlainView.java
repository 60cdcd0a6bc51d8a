package dev.kith.model.augmentation;

import dev.kith.model.data.Image;
import java.nio.FloatBuffer;

/**
 * Makes the one view of an image that evaluation sees: the shorter side resized, the centre kept, normalised. An image that
 * has the size of the view is copied exactly. A view is float32, channels last, {@code [side, side, channels]}. Safe to share
 * between threads that have a scratch each.
 */
public final class PlainView {
    private final ViewShape shape;

    /**
     * @param side of the views in pixels
     * @param channels of the images and the views: 1 or 3
     * @throws IllegalArgumentException if the side or the number of channels is impossible, or the normalisation is for
     *     another number of channels
     */
    public PlainView(int side, int channels, Normalization normalization) {
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

    /** Writes the view; see {@link #make(Image, boolean, ViewScratch, FloatBuffer, int)}. */
    public void make(Image image, ViewScratch scratch, FloatBuffer out, int offset) {
        make(image, false, scratch, out, offset);
    }

    /**
     * Writes the view or its mirror image.
     *
     * @param mirrored whether left and right change places, for evaluation on both
     * @param out receives {@link #size()} values from index {@code offset} on; its position is neither used nor moved
     * @throws IllegalArgumentException if the image has another number of channels, or the scratch is of another size
     * @throws IndexOutOfBoundsException if the buffer is too small
     */
    public void make(Image image, boolean mirrored, ViewScratch scratch, FloatBuffer out, int offset) {
        shape.check(image, scratch);
        scratch.resampler.centre(image, mirrored, scratch.planes);
        scratch.writer.write(shape.normalization(), out, offset);
    }
}
