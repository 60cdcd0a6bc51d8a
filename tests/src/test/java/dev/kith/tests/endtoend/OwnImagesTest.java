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

        JsonNode found = Kith.json(first.found());
        assertThat(report.at("/found")).isEqualTo(found);
        assertThat(found.at("/layout").asText()).isEqualTo("folders labelled and unlabelled");
        assertThat(found.at("/classes/0"))
                .isEqualTo(Kith.json("{\"name\":\"blue\",\"labelled\":8,\"hidden\":0,\"validation\":0,\"test\":0}"));
    }

    /** Train, correct the table that the run leaves, train again: every label by hand holds, and no guess becomes one. */
    @Test
    void whatAPersonCorrectsInTheTableHolds() throws IOException {
        RunDirectory first = train("first");
        List<String> table = new ArrayList<>(Files.readAllLines(first.labels()));
        for (int i = 1; i <= 3; i++) {
            table.set(i, table.get(i).replaceFirst(",(red|blue),", ",green,"));
        }
        for (int i = 4; i <= 8; i++) {
            table.set(i, table.get(i) + "yes");
        }
        Files.write(first.labels(), table);

        RunDirectory second = train("second", "data.labels-file=" + first.labels());
        JsonNode found = Kith.json(second.found());
        assertThat(found.at("/labelled").asInt()).isEqualTo(2 * LABELLED + 3 + 5);
        assertThat(found.at("/classes/1/name").asText()).isEqualTo("green");
        assertThat(found.at("/classes/1/labelled").asInt()).isEqualTo(3);
        assertThat(found.at("/unlabelled").asInt()).isEqualTo(UNLABELLED - 8);
        assertThat(found.at("/notices/0").asText())
                .isEqualTo(first.labels() + ": 32 rows are still Kith's own guess and no label by hand; "
                        + "write yes into the column reviewed where it is right");
        assertThat(Kith.json(second.report()).at("/labels").asInt()).isEqualTo(24);
        assertThat(Files.readAllLines(second.labels()))
                .as("what has a label by hand gets no other")
                .hasSize(1 + UNLABELLED - 8);
    }

    /** README's class folders with nothing else set. */
    @Test
    void classFoldersWithoutAnUnlabelledPictureAreTrainedOn() throws IOException {
        photos = folder.resolve("photos/labelled");
        RunDirectory run = train("all");
        assertThat(Kith.json(run.found()).at("/notices/0").asText()).startsWith("every picture is labelled, so");
        assertThat(Files.readAllLines(run.labels()))
                .as("nothing was unlabelled")
                .hasSize(1);
        assertThat(Kith.json(run.report()).at("/labels").asInt()).isPositive();
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
