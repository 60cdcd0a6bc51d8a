package dev.kith.model.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Small pictures, encoded and decoded. */
public final class TestImages {

    /** A picture in two colours: the left half red (200, 40, 20), the right half blue (20, 60, 220). */
    public static final int RED = 0xFFC82814;

    public static final int BLUE = 0xFF143CDC;

    private TestImages() {}

    /** The smallest useful file. */
    public static byte[] png() {
        return encode(halves(4, 2, BufferedImage.TYPE_INT_RGB), "png");
    }

    /** One that differs from others by a number. */
    public static byte[] png(int number) {
        BufferedImage image = halves(4, 2, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, number);
        return encode(image, "png");
    }

    public static BufferedImage halves(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, x < width / 2 ? RED : BLUE);
            }
        }
        return image;
    }

    public static byte[] encode(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Examples with these truths; each shows its index in its only pixel. */
    public static Examples withTruths(int... truths) {
        List<Image> images = IntStream.range(0, truths.length)
                .mapToObj(i -> new Image(1, 1, 1, new byte[] {(byte) i}))
                .toList();
        return new ListExamples(images, truths);
    }

    public static DataSet dataSet(Examples training, String... classes) {
        return new DataSet("test", List.of(classes), 1, training, withTruths());
    }

    /**
     * Examples from a list.
     *
     * @param truths as many as there are images
     */
    @SuppressWarnings("ArrayRecordComponent") // made and used in one test
    public record ListExamples(List<Image> images, int[] truths) implements Examples {
        @Override
        public int size() {
            return images.size();
        }

        @Override
        public Image image(int index) {
            return images.get(index);
        }

        @Override
        public int truth(int index) {
            return truths[index];
        }

        @Override
        public String id(int index) {
            return "example-" + index;
        }
    }
}
