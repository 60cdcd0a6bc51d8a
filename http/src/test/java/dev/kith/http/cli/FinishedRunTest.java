package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on one run that is over. */
final class FinishedRunTest {

    @TempDir
    private static Path folder;

    private static Path run = Path.of("");

    @BeforeAll
    static void train() {
        run = folder.resolve("run");
        assertThat(Cli.runTiny("train", "--quiet", "--run-dir", run.toString()).exitCode())
                .isZero();
    }

    @Test
    void evaluatesAsTheRunDid() throws IOException {
        JsonNode report =
                new ObjectMapper().readTree(run.resolve("report.json").toFile()).get("evaluation");
        JsonNode again = new ObjectMapper()
                .readTree(Cli.run("evaluate", run.toString(), "--json").out());

        for (String figure : new String[] {"accuracy", "knn_top1", "linear_top1", "head_top1", "confusion"}) {
            assertThat(again.get(figure)).as(figure).isEqualTo(report.get(figure));
        }
        assertThat(Cli.run("evaluate", run.toString()).out()).contains("head (shipped)", "knn", "true \\ predicted");
    }

    @Test
    void labelsAsTheRunDid() throws IOException {
        Path table = folder.resolve("deep/er/labels.csv");
        Cli kith = Cli.run("label", run.toString(), "-o", table.toString());

        assertThat(kith.exitCode()).as(kith.err()).isZero();
        assertThat(kith.out()).contains("80 labels");
        assertThat(Files.readAllLines(table)).hasSize(81).isEqualTo(Files.readAllLines(run.resolve("labels.csv")));
    }

    @Test
    void embedsEverySplit() throws IOException {
        Path array = folder.resolve("all.npy");
        assertThat(Cli.run("embed", run.toString(), "-o", array.toString()).out())
                .contains("120 embeddings");
        assertThat(Files.readAllLines(folder.resolve("all.csv"))).hasSize(121);
        assertThat(Cli.run("embed", run.toString(), "-o", array.toString(), "--split", "test")
                        .out())
                .contains("30 embeddings");
        assertThat(Cli.run("embed", run.toString(), "-o", "x.txt").err()).contains(".npy");
    }

    @Test
    void exportsModelAndCard() {
        Path model = folder.resolve("model");
        assertThat(Cli.run("export", run.toString(), "-o", model.toString()).exitCode())
                .isZero();

        assertThat(model.resolve("model.json")).hasSameTextualContentAs(run.resolve("model.json"));
        assertThat(model.resolve("model.safetensors")).hasSameBinaryContentAs(run.resolve("model.safetensors"));
    }

    @Test
    void aDamagedModelIsNotHandedOver() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        for (String file : new String[] {"config.conf", "model.safetensors"}) {
            Files.copy(run.resolve(file), other.resolve(file));
        }
        assertThat(Cli.run("export", other.toString(), "-o", folder + "/m2").err())
                .contains("not complete");

        Files.writeString(other.resolve("model.json"), "{}");
        Cli kith = Cli.run("export", other.toString(), "-o", folder + "/m2");

        assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err()).contains("damaged");
        assertThat(folder.resolve("m2")).doesNotExist();
    }

    @Test
    void tracesTheFirstSteps() throws IOException {
        Path file = folder.resolve("trace.npz");
        Cli kith = Cli.runTiny("trace", "shapes", "--steps", "2", "-o", file.toString());

        assertThat(kith.exitCode()).as(kith.err()).isZero();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("architecture.npy")).isNotNull();
        }
        assertThat(Cli.runTiny("trace", "--steps", "7", "-o", file.toString()).err())
                .contains("1 to 6");
    }

    @Test
    void drawsViewsBesideTheirImages() throws IOException {
        Path file = folder.resolve("views.png");
        assertThat(Cli.runTiny("augment", "-o", file.toString()).exitCode()).isZero();

        BufferedImage sheet = ImageIO.read(file.toFile());
        // 12 images of 16 pixels, four times as large, in four groups of three tiles and three lines
        assertThat(sheet.getWidth()).isEqualTo(4 * (3 * 64 + 6) + 6);
        assertThat(sheet.getHeight()).isEqualTo(3 * (64 + 6) + 6);
    }
}
