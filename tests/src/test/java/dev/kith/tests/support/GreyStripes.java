package dev.kith.tests.support;

import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Image;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.util.List;
import java.util.stream.IntStream;

/** Grey 28×28 pictures of ten classes, of the form of Fashion-MNIST: noisy stripes whose angle is the class. */
public record GreyStripes(String prefix, int size, long firstExample) implements Examples {
    private static final int SIDE = 28;
    private static final int CLASSES = 10;

    /** A set of the given number of training examples. */
    public static DataSet dataSet(int training) {
        List<String> classes =
                IntStream.range(0, CLASSES).mapToObj(c -> "angle " + c).toList();
        return new DataSet(
                "stripes", classes, 1, new GreyStripes("train/", training, 0), new GreyStripes("test/", 100, 1L << 32));
    }

    @Override
    public Image image(int index) {
        RandomStream random = RandomStream.of(7, Purpose.SHAPES, 0, firstExample + index);
        double angle = Math.PI * truth(index) / CLASSES;
        double phase = random.nextDouble(0, 2 * Math.PI);
        byte[] pixels = new byte[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            double along = i % SIDE * StrictMath.cos(angle) + i / SIDE * StrictMath.sin(angle);
            double value = 128 + 80 * StrictMath.sin(along + phase) + random.nextDouble(-40, 40);
            pixels[i] = (byte) (int) value;
        }
        return new Image(SIDE, SIDE, 1, pixels);
    }

    @Override
    public int truth(int index) {
        return index % CLASSES;
    }

    @Override
    public String id(int index) {
        return prefix + index;
    }
}
