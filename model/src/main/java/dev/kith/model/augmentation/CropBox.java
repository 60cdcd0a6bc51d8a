package dev.kith.model.augmentation;

import static dev.kith.config.Text.format;

import dev.kith.config.ViewSettings;
import dev.kith.model.random.RandomStream;

/** A rectangle of whole pixels of an image. */
public record CropBox(int top, int left, int height, int width) {
    private static final int TRIES = 10;

    /**
     * Checks that it can be cut out of some image.
     *
     * @throws IllegalArgumentException if it is empty or begins before the image
     */
    public CropBox {
        if (top < 0 || left < 0 || height < 1 || width < 1) {
            throw new IllegalArgumentException(format("no box of %d×%d at (%d, %d)", height, width, top, left));
        }
    }

    /** All of an image. */
    public static CropBox whole(int height, int width) {
        return new CropBox(0, 0, height, width);
    }

    /**
     * A random box (Szegedy et al. 2015, "Going deeper with convolutions"): its share of the area is uniform, its aspect
     * (width / height) log-uniform, its place uniform. If ten boxes in a row do not fit into the image, it is the largest
     * centred box with an allowed aspect.
     */
    static CropBox draw(ViewSettings.Crop settings, int height, int width, RandomStream random) {
        double lowest = StrictMath.log(settings.minAspect());
        double highest = StrictMath.log(settings.maxAspect());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            double area = (double) height * width * random.nextDouble(settings.minArea(), settings.maxArea());
            double aspect = StrictMath.exp(random.nextDouble(lowest, highest));
            int boxWidth = (int) Math.rint(Math.sqrt(area * aspect));
            int boxHeight = (int) Math.rint(Math.sqrt(area / aspect));
            if (boxWidth >= 1 && boxWidth <= width && boxHeight >= 1 && boxHeight <= height) {
                int top = random.nextInt(height - boxHeight + 1);
                int left = random.nextInt(width - boxWidth + 1);
                return new CropBox(top, left, boxHeight, boxWidth);
            }
        }
        return centred(settings, height, width);
    }

    private static CropBox centred(ViewSettings.Crop settings, int height, int width) {
        double aspect = (double) width / height;
        int boxHeight = aspect < settings.minAspect() ? within(width / settings.minAspect(), height) : height;
        int boxWidth = aspect > settings.maxAspect() ? within(height * settings.maxAspect(), width) : width;
        return new CropBox((height - boxHeight) / 2, (width - boxWidth) / 2, boxHeight, boxWidth);
    }

    private static int within(double size, int limit) {
        return Math.max(1, Math.min(limit, (int) Math.rint(size)));
    }

    boolean isInside(int imageHeight, int imageWidth) {
        return height <= imageHeight - top && width <= imageWidth - left;
    }
}
