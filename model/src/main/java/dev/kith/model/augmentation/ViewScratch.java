package dev.kith.model.augmentation;

/**
 * The working memory of one thread that makes views of one size. It grows with the largest image it sees and is then used
 * again and again, so that making a view allocates no arrays. Not thread-safe; {@link ViewMaker#newScratch} and
 * {@link PlainView#newScratch} make one.
 */
public final class ViewScratch {
    final int side;

    /** One plane of {@code side * side} values in [0, 1] a channel. */
    final float[][] planes;

    final Resampler resampler;
    final ColorFilter filter;
    final GaussianBlur blur;
    final PixelWriter writer;

    ViewScratch(int side, int channels) {
        this.side = side;
        this.planes = new float[channels][side * side];
        Lines lines = new Lines(channels * side);
        this.resampler = new Resampler(side, channels, lines);
        this.filter = new ColorFilter(planes);
        this.blur = new GaussianBlur(side, channels, lines);
        this.writer = new PixelWriter(planes);
    }
}
