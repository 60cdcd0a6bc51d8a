package dev.kith.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.tests.support.Kith;
import dev.kith.tests.support.TinyRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes of a user end with 2 before anything is begun, and with words, never with a stack trace. */
final class MistakesTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("train shaeps", List.of("shaeps", "shapes")),
                Arguments.of("train batch.sise=3", List.of("batch.sise", "batch.size")),
                Arguments.of("train batch.size=0 ema.decay=2", List.of("batch.size", "ema.decay")),
                Arguments.of("train --no-such-option", List.of("--no-such-option")),
                Arguments.of("train fashion-mnist --data no/such/folder", List.of("no/such/folder")),
                Arguments.of("train data.labels-per-class=100000", List.of("100000")),
                Arguments.of("train --resume no/such/run", List.of("no/such/run")),
                Arguments.of("train --from-step 3", List.of("--resume")),
                Arguments.of("evaluate no/such/run", List.of("no/such/run")),
                Arguments.of("trace --steps 0 -o t.npz", List.of("--steps")),
                Arguments.of("levitate", List.of("levitate")));
    }

    @ParameterizedTest(name = "kith {0}")
    @MethodSource("mistakes")
    void areExplained(String words, List<String> told) {
        Path run = folder.resolve("run");
        boolean fresh = words.startsWith("train") && !words.contains("--resume");
        Kith kith = Kith.run(fresh ? List.of("--run-dir", run.toString()) : List.of(), words.split(" "));

        assertThat(kith.exitCode()).as(kith.err()).isEqualTo(2);
        assertThat(kith.err()).contains(told).doesNotContain("Exception", "\tat ");
        assertThat(run).doesNotExist();
    }

    @Test
    void aTruncatedIdxFileIsNamed() throws IOException {
        Path images = Files.createDirectories(folder.resolve("fashion-mnist")).resolve("train-images-idx3-ubyte");
        Files.write(images, new byte[] {0, 0, 8, 3, 0, 0});

        assertRefused(train("fashion-mnist", folder), "train-images-idx3-ubyte");
    }

    @Test
    void aZipThatLeavesItsFolderIsRefused() throws IOException {
        Path archive = folder.resolve("photos.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("../escaped/a.png"));
            zip.write(1);
        }

        assertRefused(train("images", archive), "../escaped/a.png");
        assertThat(folder.resolveSibling("escaped")).doesNotExist();
    }

    @Test
    void aDirectoryThatHoldsARunIsNotOverwritten() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("config.conf"), "precious");

        Kith kith = Kith.run(TinyRuns.shapesWords(), "train", "shapes", "--run-dir", run.toString());

        assertRefused(kith, "--resume");
        assertThat(run.resolve("config.conf")).hasContent("precious");
    }

    private Kith train(String preset, Path data) {
        Path run = folder.resolve("run");
        return Kith.run(TinyRuns.words(), "train", preset, "--data", data.toString(), "--run-dir", run.toString());
    }

    private static void assertRefused(Kith kith, String told) {
        assertThat(kith.exitCode()).as(kith.err()).isEqualTo(2);
        assertThat(kith.err()).contains(told).doesNotContain("Exception", "\tat ");
    }
}
