package dev.kith.tests.bench.memory;

import static dev.kith.config.Text.format;

import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Image;
import dev.kith.model.data.source.DataSets;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The built-in shapes as a folder of a user's own pictures: one of five labelled, PNG. */
final class PictureFolder {
    private static final int SIDE = 160;
    private static final int PICTURES = 1_500;
    private static final int LABELLED_EACH = 5;

    private PictureFolder() {}

    /** Writes the pictures into a folder that need not exist. */
    static void write(Path folder) throws IOException {
        DataSet shapes = DataSets.open(SettingsLoader.load(SettingsRequest.ofPreset("shapes")
                        .assign("data.image-size=" + SIDE, "data.shapes-train=" + PICTURES, "data.shapes-test=100"))
                .settings()
                .data());
        for (int i = 0; i < PICTURES; i++) {
            String name = shapes.classes().get(shapes.training().truth(i));
            // Classes follow each other, so whole rounds of them are labelled.
            boolean labelled = i / shapes.classes().size() % LABELLED_EACH == 0;
            write(shapes.training(), i, folder.resolve(labelled ? "labelled/" + name : "unlabelled"));
        }
        for (int i = 0; i < shapes.test().size(); i++) {
            write(
                    shapes.test(),
                    i,
                    folder.resolve("test/" + shapes.classes().get(shapes.test().truth(i))));
        }
    }

    private static void write(Examples examples, int index, Path folder) throws IOException {
        Image image = examples.image(index);
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                picture.setRGB(x, y, image.at(y, x, 0) << 16 | image.at(y, x, 1) << 8 | image.at(y, x, 2));
            }
        }
        Files.createDirectories(folder);
        ImageIO.write(picture, "png", folder.resolve(format("%05d.png", index)).toFile());
    }
}
