package dev.kith.model.augmentation;

import dev.kith.config.ViewSettings;
import dev.kith.config.ViewSettings.Blur;
import dev.kith.config.ViewSettings.Color;
import dev.kith.config.ViewSettings.Crop;
import dev.kith.model.data.Image;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Prints how many views one thread makes in a second of processor time (not of the clock, which also counts what else runs
 * on the machine): the best of some rounds. A program, not a test.
 */
public final class ViewMakerSpeed {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long WARM_UP_NANOS = 3_000_000_000L;
    private static final long ROUND_NANOS = 1_000_000_000L;
    private static final int ROUNDS = 5;

    private ViewMakerSpeed() {}

    /** Runs all cases; with an argument, those whose name contains it. */
    public static void main(String[] arguments) {
        String wanted = arguments.length > 0 ? arguments[0] : "";
        run(wanted, "32 px colour, blur .5", policy(.8, .5), 32, 32, 32, 3);
        run(wanted, "28 px grey, blur .5", policy(.8, .5), 28, 28, 28, 1);
        run(wanted, "224 px colour, no blur", policy(.8, 0), 224, 224, 224, 3);
        run(wanted, "224 px colour, blur 1", policy(.8, 1), 224, 224, 224, 3);
        run(wanted, "224 px from 500×375, no blur", policy(.8, 0), 224, 375, 500, 3);
        run(wanted, "224 px from 500×375, blur 1", policy(.8, 1), 224, 375, 500, 3);
    }

    private static ViewSettings policy(double color, double blur) {
        return new ViewSettings(
                new Crop(1, .08, 1, .75, 4 / 3.0), .5, new Color(color, .4, .4, .2, .1), .2, new Blur(blur, .1, 2));
    }

    private static void run(
            String wanted, String name, ViewSettings settings, int side, int height, int width, int channels) {
        if (!name.contains(wanted)) {
            return;
        }
        Image[] images = new Image[16];
        for (int i = 0; i < images.length; i++) {
            images[i] = TestImages.smooth(height, width, channels, i);
        }
        ViewMaker maker = new ViewMaker(settings, side, channels, Normalization.none(channels));
        ViewScratch scratch = maker.newScratch();
        FloatBuffer out = ByteBuffer.allocateDirect(maker.size() * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        measure(maker, images, scratch, out, WARM_UP_NANOS);
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.max(best, measure(maker, images, scratch, out, ROUND_NANOS));
        }
        System.out.printf("%-32s %,10.0f views/s  %8.1f µs%n", name, best, 1e6 / best);
    }

    private static double measure(ViewMaker maker, Image[] images, ViewScratch scratch, FloatBuffer out, long nanos) {
        long start = THREADS.getCurrentThreadCpuTime();
        long views = 0;
        while (THREADS.getCurrentThreadCpuTime() - start < nanos) {
            for (Image image : images) {
                maker.make(image, RandomStream.of(1, Purpose.VIEW_1, 0, views), scratch, out, 0);
                views++;
            }
        }
        return views * 1e9 / (THREADS.getCurrentThreadCpuTime() - start);
    }
}
