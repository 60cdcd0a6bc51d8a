package dev.kith.model.augmentation;

import dev.kith.model.data.Image;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;

/** Images made up for tests. */
final class TestImages {
    private TestImages() {}

    /** Every value drawn by itself: the hardest case for resampling. */
    static Image noise(int height, int width, int channels, long number) {
        RandomStream random = RandomStream.of(7, Purpose.SHAPES, 0, number);
        byte[] pixels = new byte[height * width * channels];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) random.nextInt(256);
        }
        return new Image(height, width, channels, pixels);
    }

    /** Waves of random frequency, with a little noise: about as smooth as a photograph. */
    static Image smooth(int height, int width, int channels, long number) {
        RandomStream random = RandomStream.of(7, Purpose.SHAPES, 1, number);
        byte[] pixels = new byte[height * width * channels];
        for (int c = 0; c < channels; c++) {
            double fx = random.nextDouble(1, 12) / width;
            double fy = random.nextDouble(1, 12) / height;
            for (int i = 0; i < height * width; i++) {
                int y = i / width;
                double wave = Math.sin(fx * (i % width)) * Math.cos(fy * y);
                pixels[i * channels + c] = (byte) Math.round(128 + 120 * wave + random.nextDouble(-7, 7));
            }
        }
        return new Image(height, width, channels, pixels);
    }

    static Image constant(int height, int width, int... color) {
        byte[] pixels = new byte[height * width * color.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) color[i % color.length];
        }
        return new Image(height, width, color.length, pixels);
    }
}
