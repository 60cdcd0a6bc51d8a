package dev.kith.model.data.shapes;

import dev.kith.model.data.Examples;
import dev.kith.model.data.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Shows many examples at once: for looking at, not for testing. */
final class ContactSheet {
    private static final int GAP = 2;

    private ContactSheet() {}

    /** Writes the first {@code rows × columns} examples as a PNG, each enlarged by a whole factor. */
    static void write(Path file, Examples examples, int rows, int columns, int factor) throws IOException {
        int count = Math.min(rows * columns, examples.size());
        int cell = factor
                        * IntStream.range(0, count)
                                .map(i -> Math.max(
                                        examples.image(i).height(),
                                        examples.image(i).width()))
                                .max()
                                .orElse(1)
                + GAP;
        BufferedImage sheet = new BufferedImage(columns * cell, rows * cell, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < count; i++) {
            draw(sheet, examples.image(i), i % columns * cell, i / columns * cell, factor);
        }
        ImageIO.write(sheet, "png", file.toFile());
    }

    private static void draw(BufferedImage sheet, Image image, int left, int top, int factor) {
        for (int y = 0; y < image.height() * factor; y++) {
            for (int x = 0; x < image.width() * factor; x++) {
                int colour = 0;
                for (int c = 0; c < 3; c++) {
                    colour = colour << 8 | image.at(y / factor, x / factor, image.channels() == 3 ? c : 0);
                }
                sheet.setRGB(left + x, top + y, colour);
            }
        }
    }
}
