package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of earlier versions are read as long as there are any. That of 0.1.0 has no list of its examples. */
final class OldRunTest {
    @TempDir
    private Path folder;

    private Path run = Path.of("");

    @BeforeEach
    void copy() throws URISyntaxException {
        Path kept = Path.of(Objects.requireNonNull(OldRunTest.class.getResource("/runs/of-0.1.0"))
                .toURI());
        run = RunTrees.copy(kept, folder.resolve("run"));
    }

    @Test
    void itsModelIsUsed() throws IOException {
        Cli kith = Cli.run("evaluate", run.toString(), "--json");

        assertThat(kith.exitCode()).as(kith.err()).isZero();
        JsonNode report =
                new ObjectMapper().readTree(run.resolve("report.json").toFile()).get("evaluation");
        assertThat(new ObjectMapper().readTree(kith.out()).get("test_examples")).isEqualTo(report.get("test_examples"));
        assertThat(kith.err())
                .contains(
                        "the run is of an older version, which did not write down what it saw. If its data have changed since");
        assertThat(Cli.run("label", run.toString()).out()).contains("32 labels");
    }

    @Test
    void itGoesOnAndRemembersFromThenOn() throws IOException {
        Cli kith = Cli.run("train", "--resume", run.toString(), "--from-step", "3");

        assertThat(kith.exitCode()).as(kith.err()).isZero();
        assertThat(kith.err())
                .contains(
                        "this run was begun by an older version, which did not write down what it saw. It goes on with the"
                                + " examples that are there now.");
        assertThat(Files.readAllLines(run.resolve("examples.csv"))).hasSize(1 + 60 + 20);
        assertThat(Cli.run("train", "--resume", run.toString()).err()).doesNotContain("older version");
    }
}
