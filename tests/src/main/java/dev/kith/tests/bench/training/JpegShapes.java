package dev.kith.tests.bench.training;

import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Image;
import dev.kith.model.data.picture.ImageDecoder;
import dev.kith.model.data.source.DataSets;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * The built-in shapes as JPEG files in memory, which are decoded whenever they are looked at: the data of whoever has more
 * photographs than memory.
 */
final class JpegShapes implements Examples {
    private static final int SIDE = 160;
    private static final int IMAGES = 1_000;

    private final Examples drawn;
    private final List<byte[]> files;
    private final ImageDecoder decoder = new ImageDecoder(SIDE);

    private JpegShapes(Examples drawn) {
        this.drawn = drawn;
        this.files = IntStream.range(0, drawn.size())
                .parallel()
                .mapToObj(index -> encode(drawn.image(index)))
                .toList();
    }

    static DataSet dataSet() {
        DataSet shapes = DataSets.open(SettingsLoader.load(SettingsRequest.ofPreset("shapes")
                        .assign("data.image-size=" + SIDE, "data.shapes-train=" + IMAGES, "data.shapes-test=100"))
                .settings()
                .data());
        return new DataSet("jpeg shapes", shapes.classes(), 3, new JpegShapes(shapes.training()), shapes.test());
    }

    private static byte[] encode(Image image) {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                picture.setRGB(x, y, image.at(y, x, 0) << 16 | image.at(y, x, 1) << 8 | image.at(y, x, 2));
            }
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "jpeg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int size() {
        return files.size();
    }

    @Override
    public Image image(int index) {
        return decoder.decode(id(index), files.get(index));
    }

    @Override
    public int truth(int index) {
        return drawn.truth(index);
    }

    @Override
    public String id(int index) {
        return drawn.id(index);
    }
}
