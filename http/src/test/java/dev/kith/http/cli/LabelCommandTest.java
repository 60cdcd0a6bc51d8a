package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels by hand are never lost, and other pictures are labelled by a run's model. */
final class LabelCommandTest {
    @TempDir
    private static Path folder;

    private static Path trained = Path.of("");

    @BeforeAll
    static void train() {
        DrawnPictures.in(folder.resolve("data"), "disc", "square");
        trained = folder.resolve("trained");
        String[] words = Stream.concat(
                        Stream.of(
                                "train",
                                "images",
                                "--quiet",
                                "--data",
                                folder + "/data",
                                "--run-dir",
                                trained.toString(),
                                "pipeline.mode=sequential"),
                        Cli.TINY.stream())
                .toArray(String[]::new);
        Cli kith = Cli.run(words);
        assertThat(kith.exitCode()).as(kith.err()).isZero();
    }

    private static Path copy(String name) {
        return RunTrees.copy(trained, folder.resolve(name));
    }

    @Test
    void aTableThatWasCorrectedIsLeftAlone() throws IOException {
        Path run = copy("corrected");
        Path table = run.resolve("labels.csv");
        assertThat(Cli.run("label", run.toString()).exitCode())
                .as("as Kith wrote it")
                .isZero();
        Files.writeString(table, "id,label\nunlabelled/u0.png,disc\n");

        Cli refused = Cli.run("label", run.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(refused.err())
                .contains(table
                        + " was changed since Kith wrote it, or was not written by it for this run. Name another table"
                        + " with -o, or write over it with --replace.");
        assertThat(table).hasContent("id,label\nunlabelled/u0.png,disc");

        assertThat(Cli.run("label", run.toString(), "-o", run + "/other.csv").exitCode())
                .isZero();
        assertThat(Cli.run("label", run.toString(), "-o", run + "/other.csv").exitCode())
                .isZero();
        assertThat(Cli.run("label", run.toString(), "-o", folder + "/data/labelled/disc/0.png")
                        .exitCode())
                .as("a file that has nothing to do with it")
                .isEqualTo(ExitCode.WRONG);
        assertThat(Cli.run("label", run.toString(), "--replace").exitCode()).isZero();
        assertThat(table).hasSameBinaryContentAs(trained.resolve("labels.csv"));
    }

    @Test
    void theEndOfARunWritesBesideIt() throws IOException {
        Path run = copy("resumed");
        Path table = Files.writeString(run.resolve("labels.csv"), "id,label\nunlabelled/u0.png,disc\n");

        Cli kith = Cli.run("train", "--json", "--resume", run.toString());

        assertThat(kith.exitCode()).as(kith.err()).isZero();
        assertThat(kith.out())
                .contains(table + " was changed since Kith wrote it, and is left as it is; the new labels are in "
                        + run.resolve("labels.new.csv"));
        assertThat(table).hasContent("id,label\nunlabelled/u0.png,disc");
        assertThat(run.resolve("labels.new.csv")).hasSameBinaryContentAs(trained.resolve("labels.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flat", "one class", "nested", "labelled and test", "archive"})
    void otherPicturesAreLabelledInWhateverLayout(String layout) throws IOException {
        Path run = copy("new " + layout);
        DrawnPictures others = new DrawnPictures(folder.resolve("others " + layout));
        List<String> names =
                switch (layout) {
                    case "flat", "archive" -> List.of("x.png", "y.png", "z.png");
                    case "one class" -> List.of("disc/x.png", "disc/y.png", "z.png");
                    case "nested" -> List.of("2024/a/x.png", "2024/b/y.png", "2025/z.png");
                    default -> List.of("labelled/unknown/x.png", "test/y.png", "unlabelled/z.png");
                };
        for (int i = 0; i < 3; i++) {
            others.draw(names.get(i), i % 2, 300 + i);
        }
        Path data = layout.equals("archive") ? zip(others.folder(), names) : others.folder();

        Cli kith = Cli.run("label", run.toString(), "--data", data.toString());

        assertThat(kith.exitCode()).as(kith.err()).isZero();
        String name = data.getFileName().toString().replace(' ', '_');
        Path table = run.resolve("labels-" + name + ".csv");
        assertThat(kith.out()).contains("3 labels in ");
        assertThat(Files.readAllLines(table)).hasSize(4).anyMatch(row -> row.startsWith(names.get(1) + ","));
        assertThat(run.resolve("labels.csv")).hasSameBinaryContentAs(trained.resolve("labels.csv"));
        assertThat(run.resolve("run.lock")).doesNotExist();
    }

    private static Path zip(Path pictures, List<String> names) throws IOException {
        Path file = folder.resolve("others.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                Files.copy(pictures.resolve(name), zip);
            }
        }
        return file;
    }

    @Test
    void dataThatHaveMovedAreTheRunsOwn() throws IOException {
        Path run = copy("moved");
        Path moved = RunTrees.copy(folder.resolve("data"), folder.resolve("data-moved"));
        new DrawnPictures(moved).draw("unlabelled/new.png", 1, 800);

        Cli kith = Cli.run("label", run.toString(), "--data", moved.toString());

        assertThat(kith.out()).contains("14 labels in ");
        assertThat(Files.readAllLines(run.resolve("labels.csv")))
                .anyMatch(row -> row.startsWith("unlabelled/new.png,"));
    }

    @Test
    void aFolderWithoutPicturesIsNamed() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Cli kith = Cli.run("label", trained.toString(), "--data", empty.toString());

        assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err()).contains(" image in " + empty);
    }
}
