package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigCommandTest {

    @TempDir
    private Path folder;

    @Test
    void printsWhatTheWordsSay() {
        Cli kith = Cli.run("config", "print", "shapes", "seed=42", "loss.alpha=0.5");

        assertThat(kith.exitCode()).isZero();
        assertThat(kith.out()).contains("seed = 42").containsPattern("alpha = 0\\.5");
    }

    @Test
    void theWordsMayComeBeforeThePresetAndOptionsBetweenThem() {
        Cli kith = Cli.run("config", "print", "seed=42", "--explain", "shapes");

        assertThat(kith.out()).contains("seed = 42", "# Number from which all random choices", "set in command line");
    }

    @Test
    void whatItPrintsCanBeReadAgain() throws IOException {
        String printed = Cli.run("config", "print", "shapes", "seed=42").out();
        Path file = Files.writeString(folder.resolve("my.conf"), printed.replaceFirst("preset = \\S+\n", ""));

        assertThat(Cli.run("config", "print", "shapes", "--set-file", file.toString())
                        .out())
                .isEqualTo(printed);
    }

    @Test
    void wordsLieAboveFilesAndFilesAbovePresets() throws IOException {
        Path file = Files.writeString(folder.resolve("my.conf"), "seed = 5, batch.size = 96");

        assertThat(Cli.run("config", "print", "--set-file", file.toString(), "seed=6")
                        .out())
                .contains("seed = 6", "size = 96");
    }

    @Test
    void dataAreFoundByOptionOrEnvironment() {
        Map<String, String> environment = Map.of("KITH_DATA", folder.toString());
        String public1 =
                Cli.run(environment, "config", "print", "fashion-mnist").out();
        String named = Cli.run(environment, "config", "print", "fashion-mnist", "--data", "/elsewhere")
                .out();

        assertThat(public1).contains(folder.resolve("fashion-mnist").toString());
        assertThat(named).contains("/elsewhere").doesNotContain(folder.toString());
    }

    @Test
    void theFolderOfThePublicSetsIsNoFolderOfOnesOwn() {
        Cli kith = Cli.run(Map.of("KITH_DATA", folder.toString()), "config", "check", "images");

        assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err()).contains("data.directory", "--data DIR");
    }

    @Test
    void checkTellsEverythingAtOnce() {
        Cli kith = Cli.run("config", "check", "shapes", "seed=x", "loss.alhpa=2");

        assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err()).contains("2 problems", "seed", "loss.alhpa", "did you mean loss.alpha?");
        assertThat(kith.out()).isEmpty();
        assertThat(Cli.run("config", "check", "shapes").out()).contains("no problems");
    }
}
