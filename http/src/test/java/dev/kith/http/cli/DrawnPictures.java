package dev.kith.http.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** A folder of a user's pictures: discs, squares and stripes, in a colour for each class. */
record DrawnPictures(Path folder) {

    /** Four labelled of each class, three for the test, and twelve without a label. */
    static DrawnPictures in(Path folder, String... classes) {
        DrawnPictures pictures = new DrawnPictures(folder);
        for (int c = 0; c < classes.length; c++) {
            for (int i = 0; i < 7; i++) {
                String part = i < 4 ? "labelled/" : "test/";
                pictures.draw(part + classes[c] + "/" + i + ".png", c, 10 * c + i);
            }
        }
        for (int i = 0; i < 12; i++) {
            pictures.draw("unlabelled/u" + i + ".png", i % classes.length, 100 + i);
        }
        return pictures;
    }

    /** Draws a picture of a kind; equal seeds give equal pictures. */
    void draw(String name, int kind, int seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(24, 24, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(random.nextInt(60), random.nextInt(60), random.nextInt(60)));
        pen.fillRect(0, 0, 24, 24);
        pen.setColor(new Color[] {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW}[kind]);
        int at = 2 + random.nextInt(6);
        if (kind == 0) {
            pen.fillOval(at, at, 14, 14);
        } else {
            pen.fillRect(at, at, 14, kind == 1 ? 14 : 5);
        }
        pen.dispose();
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void move(String from, String to) {
        try {
            Files.createDirectories(folder.resolve(to).getParent());
            Files.move(folder.resolve(from), folder.resolve(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
