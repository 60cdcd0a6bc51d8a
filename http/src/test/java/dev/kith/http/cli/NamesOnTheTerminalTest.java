package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class whose name would colour the terminal, and set its title. */
final class NamesOnTheTerminalTest {
    private static final String RED = "\u001b[31mred\u001b[0m\u009b1m\u007f\u202eder";
    private static final String SHOWN = "\\x1b[31mred\\x1b[0m\\x9b1m\\x7f\\u202eder";
    private static final int PICTURES = 60;

    private static final List<String> SETTINGS = List.of(
            "budget.steps=4",
            "encoder.width=4",
            "encoder.blocks=[1,1]",
            "data.image-size=16",
            "data.labels-per-class=8",
            "data.validation=8",
            "batch.size=12",
            "batch.labelled=4",
            "queue.capacity=64",
            "projector.hidden=16",
            "projector.output=8",
            "predictor.hidden=16",
            "predictor.output=8",
            "loss.negatives=4",
            "optimizer.warmup-steps=2",
            "checkpoint.every-steps=10",
            "metrics.every-steps=2",
            "pipeline.threads=1");

    @TempDir
    private Path folder;

    private Path photos = Path.of(".");

    @BeforeEach
    void takePhotos() throws IOException {
        photos = folder.resolve("photos");
        StringBuilder table = new StringBuilder("id,label\n");
        for (int i = 0; i < PICTURES; i++) {
            write(i + ".png", i % 2 == 0 ? 0xC03020 : 0x2040C0);
            table.append(i).append(".png,").append(i % 2 == 0 ? RED : "blue").append('\n');
        }
        Files.writeString(photos.resolve("labels.csv"), table);
    }

    private void write(String id, int colour) throws IOException {
        BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 400; i++) {
            image.setRGB(i % 20, i / 20, i % 7 == 0 ? 0x202020 : colour);
        }
        image.setRGB(0, 0, id.hashCode() & 0xFFFFFF); // no two alike: such are never held out to test on
        Path file = photos.resolve(id);
        Files.createDirectories(file.resolveSibling("."));
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    void isShownWithoutControlCharacters() {
        String run = folder.resolve("run").toString();

        Cli trained = Cli.run(words("train", "images", "--data", photos.toString(), "--run-dir", run));
        Cli evaluated = Cli.run("evaluate", run);

        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
        assertThat(evaluated.out()).contains(SHOWN);
        for (String text : List.of(trained.out(), trained.err(), evaluated.out(), evaluated.err())) {
            assertThat(text).doesNotContainPattern("[\\p{Cc}\\u202E&&[^\\n\\r]]");
        }
        Cli json = Cli.run("evaluate", run, "--json");
        assertThat(json.out()).contains("\\u001B[31mred").doesNotContainPattern("[\\p{Cc}\\u202E&&[^\\n\\r]]");
    }

    @Test
    void anErrorInColourHasKithsOwnColoursOnly() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, new Terminal(false, true, true, 100), Map.of());

        int code = KithCommand.run(words("train", "images", "--data", photos + "/\u001b[31mx"), console);

        assertThat(code).isEqualTo(ExitCode.WRONG);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("\u001b[31mkith:\u001b[0m The data directory " + photos + "/\\x1b[31mx does not exist.");
    }

    private static String[] words(String... words) {
        return Stream.concat(Stream.of(words), SETTINGS.stream()).toArray(String[]::new);
    }
}
