package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrainCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void aRunEndsWithItsReportAndItsFiles() {
        Path run = folder.resolve("run");

        Cli kith = Cli.runTiny("train", "--run-dir", run.toString());

        assertThat(kith.err()).contains("preparing …", "training …", "step 6/6 (100 %)", "evaluating …");
        assertThat(kith.out()).contains("shapes, semppl, seed 1: 6 steps", "Accuracy on the test split", "report.json");
        assertThat(kith.exitCode()).isZero();
        assertThat(run).isDirectoryContaining("glob:**/{report.json,model.safetensors,labels.csv,metrics.jsonl}");
    }

    @Test
    void programsReadEveryEventAndTheReport() throws IOException {
        Cli kith = Cli.runTiny(
                "train",
                "--json",
                "--compare-supervised",
                "--run-dir",
                folder.resolve("run").toString());

        List<JsonNode> events = kith.out().lines().map(TrainCommandTest::parse).toList();
        assertThat(kith.exitCode()).as(kith.err()).isZero();
        assertThat(events).extracting(event -> event.get("event").asText()).contains("phase", "step", "evaluation");
        assertThat(events)
                .filteredOn(event -> event.path("run").asText().equals("control"))
                .isNotEmpty();
        JsonNode report = events.get(events.size() - 1).get("report");
        assertThat(report.at("/control/steps").asLong()).isEqualTo(6);
        assertThat(report)
                .isEqualTo(JSON.readTree(folder.resolve("run/report.json").toFile()));
    }

    @Test
    void aRunGoesOnFromACheckpoint() {
        String run = folder.resolve("run").toString();
        String first = sha(Cli.runTiny("train", "--json", "--run-dir", run, "pipeline.max-staleness=0"));

        Cli again = Cli.run("train", "--json", "--resume", run, "--from-step", "4", "pipeline.mode=sequential");

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(sha(again)).isEqualTo(first);
    }

    @Test
    void aDirectoryWithARunIsNotTouched() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("config.conf"), "precious");

        Cli kith = Cli.runTiny("train", "--run-dir", run.toString());

        assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err()).contains("already holds a run", "--resume");
        assertThat(run.resolve("config.conf")).hasContent("precious");
    }

    @Test
    void missingDataLeaveNoDirectoryBehind() {
        Path run = folder.resolve("run");

        Cli kith = Cli.run("train", "fashion-mnist", "--data", folder + "/nowhere", "--run-dir", run.toString());

        assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err()).contains("nowhere").doesNotContain("Exception");
        assertThat(run).doesNotExist();
    }

    @Test
    void batchesThatDoNotFitAreRefusedAndThoseMadeAheadGiveWay() {
        Path run = folder.resolve("run");
        String[] words = {"train", "--run-dir", run.toString(), "pipeline.max-staleness=1"};

        Cli refused = Cli.runTiny(with(words, "pipeline.batch-memory=1KiB"));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(refused.err())
                .contains("pipeline.batch-memory: found 1KiB, expected at least ")
                .doesNotContain("Exception");
        assertThat(run).doesNotExist();

        String needed = refused.err().replaceFirst("(?s).*expected at least (\\w+),.*", "$1");
        Cli lowered = Cli.runTiny(with(words, "pipeline.batch-memory=" + needed));
        assertThat(lowered.exitCode()).as(lowered.err()).isZero();
        assertThat(lowered.err()).contains("pipeline.prefetch is lowered from 2 to 0");
        assertThat(run.resolve("report.json")).content().contains("\"batches\" : 2", "\"peak\"");
    }

    private static String[] with(String[] words, String another) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(words), java.util.stream.Stream.of(another))
                .toArray(String[]::new);
    }

    @Test
    void aDamagedCheckpointIsPassedOverUnlessItWasAskedFor() throws IOException {
        Path run = folder.resolve("run");
        Cli.runTiny("train", "--quiet", "--run-dir", run.toString());
        damageTheNewest(run.resolve("checkpoints"));

        Cli asked = Cli.run("train", "--resume", run.toString(), "--from-step", "6");
        assertThat(asked.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(asked.err()).contains("altered", "--from-step 4").doesNotContain("Exception");

        Cli kith = Cli.run("train", "--resume", run.toString());
        assertThat(kith.exitCode()).as(kith.err()).isZero();
        assertThat(kith.err())
                .contains("a damaged checkpoint is passed over: " + run.resolve("checkpoints/step-0000000006"))
                .contains("altered: its SHA-256 is not the one of the manifest");
    }

    private static void damageTheNewest(Path checkpoints) throws IOException {
        try (var files = Files.walk(checkpoints)) {
            Path newest = files.filter(file -> file.toString().endsWith(".safetensors"))
                    .max(java.util.Comparator.comparing(Path::toString))
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(newest);
            bytes[bytes.length - 1] ^= 1;
            Files.write(newest, bytes);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--from-step 3, --resume",
        "shapes images, one preset",
        "nonsense, shapes",
        "--resume NOWHERE, holds no run",
        "--resume NOWHERE shapes, neither a preset",
        "--resume NOWHERE seed=3, seed=3",
        "--resume NOWHERE --run-dir x, --run-dir",
        "batch.sise=3, batch.size"
    })
    void mistakesAreExplained(String words, String told) {
        Cli kith = Cli.run(("train " + words.replace("NOWHERE", folder + "/no")).split(" "));

        assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err()).contains(told).doesNotContain("Exception", "\tat ");
    }

    @Test
    void programsAreToldOfMistakesToo() {
        Cli kith = Cli.run("train", "--json", "batch.sise=3", "seed=x");

        JsonNode error = parse(kith.out());
        assertThat(error.get("event").asText()).isEqualTo("error");
        assertThat(error.get("kind").asText()).isEqualTo("configuration");
        assertThat(error.get("exit_code").asInt()).isEqualTo(kith.exitCode());
        assertThat(error.get("problems")).hasSize(2);
    }

    @Test
    void whoAsksForIsShownWhereItHappened() {
        assertThat(Cli.run("train", "--stacktrace", "nonsense").err()).contains("ConfigurationException", "\tat ");
    }

    private static String sha(Cli kith) {
        JsonNode last = kith.out()
                .lines()
                .map(TrainCommandTest::parse)
                .reduce((a, b) -> b)
                .orElseThrow();
        return last.at("/report/parameters_sha256").asText();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }
}
