package dev.kith.tests.bench.pieces;

import dev.kith.config.ViewSettings;
import dev.kith.model.augmentation.Normalization;
import dev.kith.model.augmentation.ViewMaker;
import dev.kith.model.augmentation.ViewScratch;
import dev.kith.model.data.Image;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import dev.kith.tests.bench.ThreadMeter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** Makes views of images that are in memory, on the calling thread. */
final class ImageViews {
    private static final int IMAGES = 16;

    private final List<View> views;
    private final List<Image> images;
    private long made;

    private record View(ViewMaker maker, Purpose purpose, ViewScratch scratch, FloatBuffer out) {}

    /** Of one image: processor time, and heap. */
    record Cost(double nanos, double bytes) {}

    /**
     * @param policies of the two views
     * @param side of the views in pixels
     * @param height of the images in pixels
     * @param width of the images in pixels
     */
    ImageViews(List<ViewSettings> policies, int side, int height, int width, int channels) {
        this.views = List.of(
                view(policies.get(0), Purpose.VIEW_1, side, channels),
                view(policies.get(1), Purpose.VIEW_2, side, channels));
        this.images = IntStream.range(0, IMAGES)
                .mapToObj(number -> picture(height, width, channels, number))
                .toList();
    }

    private static View view(ViewSettings policy, Purpose purpose, int side, int channels) {
        ViewMaker maker = new ViewMaker(policy, side, channels, Normalization.none(channels));
        FloatBuffer out = ByteBuffer.allocateDirect(maker.size() * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        return new View(maker, purpose, maker.newScratch(), out);
    }

    /** Makes views for a time that the processor spends on this thread; what else runs on the machine does not count. */
    Cost make(long millis) {
        long before = made;
        long bytes = ThreadMeter.allocatedBytes();
        long start = ThreadMeter.processorNanos();
        long nanos = 0;
        while (nanos < millis * 1_000_000) {
            for (Image image : images) {
                for (View view : views) {
                    RandomStream random = RandomStream.of(1, view.purpose(), 0, made);
                    view.maker().make(image, random, view.scratch(), view.out(), 0);
                }
                made++;
            }
            nanos = ThreadMeter.processorNanos() - start;
        }
        double count = made - before;
        return new Cost(nanos / count, (ThreadMeter.allocatedBytes() - bytes) / count);
    }

    /** Waves with a little noise: about as smooth as a photograph. */
    private static Image picture(int height, int width, int channels, int number) {
        RandomStream random = RandomStream.of(1, Purpose.PROBE, 0, number);
        byte[] pixels = new byte[height * width * channels];
        for (int c = 0; c < channels; c++) {
            double across = random.nextDouble(1, 12) / width;
            double down = random.nextDouble(1, 12) / height;
            for (int i = 0; i < height * width; i++) {
                double wave = Math.sin(across * (i % width)) * Math.cos(down * (i / width));
                pixels[i * channels + c] = (byte) Math.round(128 + 120 * wave + random.nextDouble(-7, 7));
            }
        }
        return new Image(height, width, channels, pixels);
    }
}
