package dev.kith.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.model.run.RunDirectory;
import dev.kith.tests.support.Kith;
import dev.kith.tests.support.TinyRuns;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's folder of pictures, one of them broken; then the table of labels, corrected, as labels of a second run. */
final class OwnImagesTest {
    private static final int LABELLED = 8;
    private static final int UNLABELLED = 40;
    private static final int[] COLOURS = {0xC03020, 0x2040C0};

    @TempDir
    private Path folder;

    private Path photos = Path.of(".");

    @BeforeEach
    void takePhotos() throws IOException {
        photos = folder.resolve("photos");
        for (int i = 0; i < LABELLED; i++) {
            write(photos.resolve("labelled/red/%02d.png".formatted(i)), COLOURS[0], i);
            write(photos.resolve("labelled/blue/%02d.png".formatted(i)), COLOURS[1], i);
        }
        for (int i = 0; i < UNLABELLED; i++) {
            write(photos.resolve("unlabelled/%02d.png".formatted(i)), COLOURS[i % 2], 100 + i);
        }
        Files.writeString(photos.resolve("unlabelled/broken.png"), "no picture");
    }

    /** A frame of one colour around a darker middle, of various sizes. */
    private static void write(Path file, int colour, int variation) throws IOException {
        int width = 24 + variation % 7;
        int height = 24 + variation % 5;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean middle = Math.abs(x - width / 2) < 4 + variation % 3 && Math.abs(y - height / 2) < 5;
                image.setRGB(x, y, middle ? 0x202020 : colour);
            }
        }
        Files.createDirectories(file.resolveSibling("."));
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    void areLearntFromAndLabelled() throws IOException {
        RunDirectory first = train("first");

        JsonNode report = Kith.json(first.report());
        assertThat(report.at("/broken_examples/0").asText()).contains("broken.png");
        List<String> table = Files.readAllLines(first.labels());
        assertThat(table).hasSize(1 + UNLABELLED).noneMatch(line -> line.contains("broken.png"));

        // The table, a person's correction in its second line, labels the pictures of another run.
        // Some stay unlabelled: a run needs both kinds.
        List<String> corrected = new ArrayList<>(table.subList(0, table.size() - 5));
        corrected.set(1, table.get(1).contains(",red,") ? table.get(1).replace(",red,", ",blue,") : table.get(1));
        Path labels = folder.resolve("corrected.csv");
        Files.write(labels, corrected);
        RunDirectory second = train("second", "data.labels-file=" + labels);

        int before = report.at("/labels").asInt();
        assertThat(Kith.json(second.report()).at("/labels").asInt()).isGreaterThan(before);
    }

    private RunDirectory train(String name, String... more) {
        Path run = folder.resolve(name);
        List<String> words = new ArrayList<>(TinyRuns.words());
        words.addAll(
                List.of("data.image-size=16", "data.validation=0", "budget.steps=20", "evaluation.classifier=knn"));
        words.addAll(List.of(more));
        Kith kith =
                Kith.run(words, "train", "images", "--quiet", "--data", photos.toString(), "--run-dir", run.toString());
        assertThat(kith.exitCode()).as(kith.err()).isZero();
        return new RunDirectory(run);
    }
}
