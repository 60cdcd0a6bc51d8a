package dev.kith.tests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.checkpoint.CheckpointReader;
import dev.kith.model.checkpoint.ParameterHash;
import dev.kith.model.checkpoint.Safetensors;
import dev.kith.model.run.MetricsLog;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunDirectory;
import dev.kith.tests.support.Kith;
import dev.kith.tests.support.TinyRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run of some dozen steps, with its control, leaves behind, and what the other commands make of it. */
final class FinishedRunTest {
    private static final String[] OWN_KEYS = {
        "budget.steps=60", "evaluation.every-steps=20", "checkpoint.every-steps=25", "pipeline.max-staleness=2"
    };
    private static final Settings SETTINGS = TinyRuns.shapes(OWN_KEYS);

    @TempDir
    private static Path temporary;

    private static RunDirectory directory = new RunDirectory(Path.of("."));
    private static Kith trained = new Kith(-1, "", "");

    @BeforeAll
    static void train() {
        Path path = temporary.resolve("run");
        List<String> words = new ArrayList<>(TinyRuns.shapesWords());
        words.addAll(Arrays.asList(OWN_KEYS));
        trained = Kith.run(words, "train", "shapes", "--run-dir", path.toString(), "--compare-supervised");
        directory = new RunDirectory(path);
    }

    @Test
    void endsWellAndSaysSo() {
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("Accuracy on the test split", "report.json");
    }

    @Test
    void theConfigurationReadsBackToTheSameSettings() {
        Settings reloaded =
                SettingsLoader.load(SettingsRequest.ofRun(directory.config())).settings();

        assertThat(reloaded).isEqualTo(SETTINGS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "method",
                "preset",
                "seed",
                "steps",
                "wall_seconds",
                "examples_per_second",
                "first_step_seconds",
                "parameters_sha256",
                "target_parameters_sha256",
                "labels",
                "evaluation/accuracy",
                "evaluation/classifier",
                "evaluation/knn_top1",
                "evaluation/linear_top1",
                "pseudo_label_accuracy",
                "control/evaluation/accuracy",
                "pipeline/mode",
                "pipeline/layout",
                "pipeline/max_staleness",
                "pipeline/overlap",
                "pipeline/busy",
                "pipeline/staleness_histogram",
                "pipeline/batch_memory_bytes/bound",
                "pipeline/batch_memory_bytes/peak",
                "versions/kith",
                "machine/processors"
            })
    void theReportHas(String field) {
        JsonNode value = Kith.json(directory.report()).at("/" + field);

        assertThat(value.isMissingNode()).as(field).isFalse();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
    void theReportTellsHowMuchMemoryTheProcessHeld() {
        assertThat(Kith.json(directory.report()).at("/peak_memory_bytes").asLong())
                .isGreaterThan(Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory());
    }

    @Test
    void theReportIsThatOfTheRun() {
        JsonNode report = Kith.json(directory.report());

        assertThat(report.at("/method").asText()).isEqualTo("semppl");
        assertThat(report.at("/preset").asText()).isEqualTo("shapes");
        assertThat(report.at("/steps").asLong()).isEqualTo(60);
        assertThat(report.at("/labels").asInt()).isEqualTo(40);
        assertThat(report.at("/pipeline/mode").asText()).isEqualTo("asynchronous");
        for (String share : List.of("/evaluation/accuracy", "/evaluation/knn_top1", "/evaluation/linear_top1")) {
            assertThat(report.at(share).asDouble(-1)).as(share).isBetween(0.0, 1.0);
        }
    }

    @Test
    void theLastCheckpointHoldsTheParametersOfTheReport() {
        CheckpointReader checkpoints = new CheckpointReader(directory.checkpoints());
        JsonNode report = Kith.json(directory.report());

        assertThat(checkpoints.steps()).containsExactly(25L, 50L, 60L);
        var states = checkpoints.load(Optional.empty()).states();
        assertThat(List.of("online", "target"))
                .extracting(node -> Optional.ofNullable(states.get(node)).orElseThrow())
                .extracting(state -> ParameterHash.sha256(state.get("parameters")))
                .containsExactly(
                        report.at("/parameters_sha256").asText(),
                        report.at("/target_parameters_sha256").asText());
    }

    @Test
    void metricsHaveTheirNames() {
        List<MetricsLog.Line> lines = MetricsLog.read(directory.metrics());
        Set<String> names = new TreeSet<>();
        lines.forEach(line -> names.addAll(line.values().keySet()));

        assertThat(names)
                .contains(
                        "loss",
                        "loss/augmentation",
                        "loss/semantic_positive",
                        "loss/head",
                        "learning_rate",
                        "embedding/std",
                        "pseudo_label/accuracy",
                        "pseudo_label/confidence",
                        "pseudo_label/coverage",
                        "queue/fill",
                        "queue/age_steps",
                        "staleness/target",
                        "staleness/queue",
                        "throughput/examples_per_second",
                        "eval/knn_top1",
                        "eval/accuracy");
    }

    @Test
    void metricsComeAtTheirSteps() {
        List<MetricsLog.Line> lines = MetricsLog.read(directory.metrics());

        assertThat(lines.stream().filter(line -> line.values().containsKey("loss")))
                .extracting(MetricsLog.Line::step)
                .containsExactly(0L, 5L, 10L, 15L, 20L, 25L, 30L, 35L, 40L, 45L, 50L, 55L);
        assertThat(lines.stream().filter(line -> line.values().containsKey("eval/knn_top1")))
                .extracting(MetricsLog.Line::step)
                .containsExactly(20L, 40L);
        assertThat(lines).extracting(MetricsLog.Line::time).isSorted();
    }

    @Test
    void theModelIsReadable() {
        JsonNode card = Kith.json(directory.modelCard());

        assertThat(Safetensors.read(directory.model()).tensors()).isNotEmpty();
        assertThat(card.at("/classes").size()).isEqualTo(10);
        assertThat(card.at("/architecture").isObject()).isTrue();
        assertThat(card.at("/preprocessing").isObject()).isTrue();
    }

    @Test
    void everyUnlabelledExampleHasALabel() throws IOException {
        PreparedRun run = PreparedRun.prepare(SETTINGS);
        List<String> lines = Files.readAllLines(directory.labels());

        assertThat(lines.get(0)).startsWith("id,label,confidence,votes,neighbors");
        assertThat(lines.subList(1, lines.size()))
                .extracting(line -> line.substring(0, line.indexOf(',')))
                .containsExactlyElementsOf(Arrays.stream(run.partition().unlabelled())
                        .mapToObj(run.data().training()::id)
                        .toList());
    }

    @Test
    void theControlIsARunOfItsOwn() {
        RunDirectory control = new RunDirectory(directory.control());
        JsonNode report = Kith.json(control.report());

        assertThat(report.at("/method").asText()).isEqualTo("supervised");
        assertThat(report.at("/steps").asLong()).isEqualTo(60);
        assertThat(report.at("/evaluation/accuracy"))
                .isEqualTo(Kith.json(directory.report()).at("/control/evaluation/accuracy"));
    }

    @Test
    void evaluateRepeatsTheReport() {
        Kith evaluated = Kith.run("evaluate", directory.path().toString(), "--json");

        assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
        JsonNode figures = Kith.json(evaluated.out());
        JsonNode report = Kith.json(directory.report());
        assertThat(figures.at("/head_top1")).isEqualTo(report.at("/evaluation/head_top1"));
        assertThat(figures.at("/knn_top1")).isEqualTo(report.at("/evaluation/knn_top1"));
        assertThat(figures.at("/confusion/counts").size()).isEqualTo(10);
    }

    @Test
    void labelRepeatsTheTable() throws IOException {
        Path table = temporary.resolve("again.csv");
        Kith labelled = Kith.run("label", directory.path().toString(), "-o", table.toString());

        assertThat(labelled.exitCode()).as(labelled.err()).isZero();
        assertThat(Files.readAllLines(table)).isEqualTo(Files.readAllLines(directory.labels()));
    }

    @Test
    void embedWritesARowForEveryExample() throws IOException {
        Path array = temporary.resolve("embeddings.npy");
        Kith embedded = Kith.run("embed", directory.path().toString(), "-o", array.toString());

        assertThat(embedded.exitCode()).as(embedded.err()).isZero();
        assertThat(Files.readAllLines(temporary.resolve("embeddings.csv")))
                .hasSize(1 + SETTINGS.data().shapesTrain());
        assertThat(Files.readAllBytes(array)).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y');
    }

    @Test
    void exportHandsTheModelOver() throws IOException {
        Path folder = temporary.resolve("exported");
        Kith exported = Kith.run("export", directory.path().toString(), "-o", folder.toString());

        assertThat(exported.exitCode()).as(exported.err()).isZero();
        assertThat(Files.mismatch(folder.resolve("model.safetensors"), directory.model()))
                .isEqualTo(-1);
        assertThat(Files.mismatch(folder.resolve("model.json"), directory.modelCard()))
                .isEqualTo(-1);
    }
}
