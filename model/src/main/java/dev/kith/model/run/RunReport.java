package dev.kith.model.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.config.EvaluationSettings.Classifier;
import dev.kith.config.Settings;
import dev.kith.model.checkpoint.BestCheckpoint;
import dev.kith.model.checkpoint.ParameterHash;
import dev.kith.model.evaluation.ClassifierScore;
import dev.kith.model.evaluation.ConfusionMatrix;
import dev.kith.model.evaluation.EvaluationReport;
import dev.kith.model.evaluation.SplitScores;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code report.json}: what came out of a run. Accuracies are shares, 0 … 1; absent values are left out.
 *
 * @param bestCheckpoint the one that did best on the validation part, where curves were measured
 * @param pseudoLabelAccuracy mean over the measured steps of the last tenth, unlabelled rows whose truth is known
 * @param control the supervised comparison, where asked for
 * @param settingsChanges settings that were changed on the way
 * @param peakMemoryBytes the most memory that the process has held so far, control and other runs of the process included;
 *     absent where the system does not tell
 * @param memory bytes that were foretold for the peak, by part, and their {@code total}
 * @param brokenCount files that could not be decoded, of which {@code brokenExamples} names the first
 * @param found what the data held before the first step
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RunReport(
        String method,
        String preset,
        String run,
        long seed,
        long steps,
        @JsonProperty("wall_seconds") double wallSeconds,
        @JsonProperty("examples_per_second") double examplesPerSecond,
        @JsonProperty("first_step_seconds") double firstStepSeconds,
        @JsonProperty("parameters") long parameters,
        @JsonProperty("parameters_sha256") String parametersSha256,
        @JsonProperty("target_parameters_sha256") Optional<String> targetParametersSha256,
        int labels,
        Evaluation evaluation,
        @JsonProperty("best_checkpoint") Optional<BestCheckpoint.Entry> bestCheckpoint,
        @JsonProperty("pseudo_label_accuracy") Optional<Double> pseudoLabelAccuracy,
        Optional<Control> control,
        @JsonProperty("settings_changes") List<SettingsChange> settingsChanges,
        PipelineReport pipeline,
        @JsonProperty("peak_memory_bytes") Optional<Long> peakMemoryBytes,
        Map<String, Long> memory,
        @JsonProperty("broken_count") int brokenCount,
        @JsonProperty("broken_examples") List<String> brokenExamples,
        FoundData found,
        SortedMap<String, String> versions,
        Map<String, Object> machine) {

    /** Figures of the classifiers. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Evaluation(
            Optional<Double> accuracy,
            String classifier,
            @JsonProperty("standard_error") Optional<Double> standardError,
            @JsonProperty("expected_calibration_error") Optional<Double> calibrationError,
            @JsonProperty("knn_top1") Optional<Double> knnTop1,
            @JsonProperty("linear_top1") Optional<Double> linearTop1,
            @JsonProperty("head_top1") Optional<Double> headTop1,
            @JsonProperty("finetuned_top1") Optional<Double> finetunedTop1,
            @JsonProperty("test_examples") int testExamples,
            @JsonProperty("validation_examples") int validationExamples,
            SortedMap<String, Double> validation,
            SortedMap<String, Double> unlabelled,
            Optional<ConfusionMatrix> confusion) {

        static Evaluation of(EvaluationReport report) {
            SplitScores test = report.test();
            Optional<ClassifierScore> shipped = test.of(report.classifier());
            return new Evaluation(
                    shipped.map(score -> score.accuracy().value()),
                    name(report.classifier()),
                    shipped.map(score -> score.accuracy().standardError()),
                    shipped.map(ClassifierScore::calibrationError),
                    top1(test, Classifier.KNN),
                    top1(test, Classifier.LINEAR),
                    top1(test, Classifier.HEAD),
                    top1(test, Classifier.FINETUNED),
                    shipped.map(score -> score.accuracy().total()).orElse(0),
                    report.validationExamples(),
                    all(report.validation()),
                    all(report.unlabelled()),
                    shipped.map(ClassifierScore::confusion));
        }

        private static Optional<Double> top1(SplitScores scores, Classifier classifier) {
            return scores.of(classifier).map(score -> score.accuracy().value());
        }

        private static SortedMap<String, Double> all(SplitScores scores) {
            SortedMap<String, Double> values = new TreeMap<>();
            scores.byClassifier()
                    .forEach((classifier, score) -> values.put(
                            name(classifier) + "_top1", score.accuracy().value()));
            return values;
        }

        private static String name(Classifier classifier) {
            return classifier.name().toLowerCase(Locale.ROOT);
        }
    }

    /** The supervised comparison: the same encoder, labels, augmentation and number of steps. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Control(
            long steps,
            @JsonProperty("wall_seconds") double wallSeconds,
            Evaluation evaluation,
            @JsonProperty("accuracy_difference") Optional<Double> accuracyDifference) {}

    static RunReport of(
            PreparedRun run,
            RunDirectory directory,
            TrainingEnd end,
            double firstStepSeconds,
            EvaluationReport evaluation,
            Optional<BestCheckpoint.Entry> bestCheckpoint) {
        Settings settings = run.settings();
        List<MetricsLog.Line> lines = MetricsLog.read(directory.metrics());
        long steps = run.context().totalSteps();
        double wall = lines.stream().mapToDouble(MetricsLog.Line::time).max().orElse(end.trainingSeconds());
        return new RunReport(
                settings.method().name().toLowerCase(Locale.ROOT),
                settings.preset(),
                directory.name(),
                settings.seed(),
                steps,
                Math.max(wall, end.trainingSeconds()),
                steps * settings.batch().size() / Math.max(wall, end.trainingSeconds()),
                firstStepSeconds,
                run.context().architecture().parameters().parameterCount(),
                ParameterHash.sha256(end.cut().state("online").get("parameters")),
                end.cut().states().containsKey("target")
                        ? Optional.of(
                                ParameterHash.sha256(end.cut().state("target").get("parameters")))
                        : Optional.empty(),
                evaluation.labels(),
                Evaluation.of(evaluation),
                bestCheckpoint,
                lastTenth(lines, steps),
                Optional.empty(),
                SettingsChange.read(directory),
                end.pipeline(),
                peakMemory(),
                run.memoryDemand().report(),
                run.broken().count(),
                run.broken().listed(),
                run.found(),
                Versions.all(),
                MachineFacts.of(settings.pipeline()));
    }

    private static Optional<Double> lastTenth(List<MetricsLog.Line> lines, long steps) {
        List<Double> accuracies = lines.stream()
                .filter(line -> line.step() >= steps - steps / 10)
                .flatMap(line -> Optional.ofNullable(line.values().get("pseudo_label/accuracy")).stream())
                .toList();
        return accuracies.isEmpty()
                ? Optional.empty()
                : Optional.of(accuracies.stream().mapToDouble(a -> a).average().orElseThrow());
    }

    private static Optional<Long> peakMemory() {
        OptionalLong peak = ProcessMemory.peak();
        return peak.isPresent() ? Optional.of(peak.getAsLong()) : Optional.empty();
    }

    /** The same report with a comparison, which was made later. */
    public RunReport withControl(RunReport other) {
        Optional<Double> difference = evaluation
                .accuracy()
                .flatMap(mine -> other.evaluation.accuracy().map(theirs -> mine - theirs));
        Control compared = new Control(other.steps, other.wallSeconds, other.evaluation, difference);
        return new RunReport(
                method,
                preset,
                run,
                seed,
                steps,
                wallSeconds,
                examplesPerSecond,
                firstStepSeconds,
                parameters,
                parametersSha256,
                targetParametersSha256,
                labels,
                evaluation,
                bestCheckpoint,
                pseudoLabelAccuracy,
                Optional.of(compared),
                settingsChanges,
                pipeline,
                other.peakMemoryBytes.or(() -> peakMemoryBytes),
                memory,
                brokenCount,
                brokenExamples,
                found,
                versions,
                machine);
    }
}
