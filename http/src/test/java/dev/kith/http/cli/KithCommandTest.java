package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KithCommandTest {

    @Test
    void tellsItsVersion() {
        Cli kith = Cli.run("--version");

        assertThat(kith.exitCode()).isZero();
        assertThat(kith.out()).matches("kith \\d+\\.\\d+\\.\\d+\\S*\\R");
        assertThat(kith.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train",
                "evaluate",
                "label",
                "embed",
                "export",
                "trace",
                "augment",
                "config",
                "serve",
                "runs",
                "token",
                "presets"
            })
    void explainsEveryCommand(String command) {
        Cli all = Cli.run("--help");
        Cli one = Cli.run(command, "--help");

        assertThat(all.out()).containsPattern("(?m)^  " + command + " ");
        assertThat(one.exitCode()).isZero();
        assertThat(one.out()).startsWith("Usage: kith " + command);
        assertThat(one.err()).isEmpty();
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        Cli kith = Cli.run();

        assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err()).contains("Usage: kith", "train");
        assertThat(kith.out()).isEmpty();
    }

    @Test
    void anUnknownCommandIsNamedWithItsNeighbour() {
        Cli kith = Cli.run("evalute", "runs/a");

        assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err()).contains("evalute", "evaluate", "./kith --help");
    }

    @Test
    void aWordThatIsMissingIsNamed() {
        Cli kith = Cli.run("evaluate");

        assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err()).contains("RUN_DIR", "./kith evaluate --help");
    }

    @Test
    void presetsAreListedForPeopleAndPrograms() {
        assertThat(Cli.run("presets").out()).contains("shapes ", "fashion-mnist  ");
        assertThat(Cli.run("presets", "--json").out()).startsWith("[{\"name\":\"shapes\",\"description\":");
    }

    @Test
    void configOnItsOwnIsIncomplete() {
        Cli kith = Cli.run("config");

        assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err()).contains("print", "check");
    }
}
