package dev.kith.http.report;

import static dev.kith.config.Text.format;

import dev.kith.config.Shell;
import dev.kith.model.run.PipelineReport;
import dev.kith.model.run.RunReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The closing report of a run, for a person. */
public final class ReportText {
    private static final int CERTAIN_ERRORS = 2;

    private ReportText() {}

    /**
     * The whole report.
     *
     * @param directory as it shall be shown
     * @param files names of what lies in it
     */
    public static String of(RunReport report, Path directory, List<String> files, Style style) {
        return String.join(
                "\n",
                title(report, style),
                accuracies(report).text(style),
                conditions(report, style),
                advice(report, style) + files(directory, files, style),
                next(directory, style));
    }

    private static String title(RunReport report, Style style) {
        return "\n"
                + style.bold(format("%s, %s, seed %d", report.preset(), report.method(), report.seed()))
                + format(
                        ": %s in %s\n",
                        Figures.counted(report.steps(), "step"), Figures.duration(report.wallSeconds()));
    }

    private static Table accuracies(RunReport report) {
        RunReport.Evaluation evaluation = report.evaluation();
        Table table = new Table();
        if (evaluation.accuracy().isPresent()) {
            table.addBold(
                    "Accuracy on the test split",
                    Figures.percent(evaluation.accuracy().get()),
                    format(
                            "± %s, %s classifier, %s",
                            points(evaluation.standardError().orElse(0.0)),
                            evaluation.classifier(),
                            Figures.counted(evaluation.testExamples(), "example")));
        } else {
            table.add("Accuracy on the test split", "unknown", "no test example has a label");
        }
        row(table, "  head", evaluation.headTop1(), "trained along with the encoder");
        row(table, "  fine-tuned", evaluation.finetunedTop1(), "encoder and head, on the labels alone");
        row(table, "  linear probe", evaluation.linearTop1(), "on the frozen encoder");
        row(table, "  nearest neighbours", evaluation.knnTop1(), "among the labelled examples");
        row(table, "Pseudo-labels", report.pseudoLabelAccuracy(), "in the last tenth of the run");
        report.control()
                .ifPresent(control -> row(
                        table,
                        "Supervised control",
                        control.evaluation().accuracy(),
                        "the same encoder, labels and steps"
                                + control.accuracyDifference()
                                        .map(difference -> "; " + difference(difference))
                                        .orElse("")));
        return table;
    }

    private static void row(Table table, String name, Optional<Double> share, String remark) {
        share.ifPresent(value -> table.add(name, Figures.percent(value), remark));
    }

    private static String difference(double difference) {
        return format("Kith is %s points %s", points(Math.abs(difference)), difference < 0 ? "worse" : "better");
    }

    private static String points(double share) {
        return Figures.decimal(100 * share, 1);
    }

    private static String conditions(RunReport report, Style style) {
        PipelineReport pipeline = report.pipeline();
        String bound = pipeline.maxStaleness() == 0 ? "" : ", staleness ≤ " + pipeline.maxStaleness();
        Lines lines = new Lines();
        lines.add(
                "Labels",
                format(
                        "%s for training, %s for validation",
                        Figures.count(report.labels()),
                        Figures.count(report.evaluation().validationExamples())));
        lines.add("Encoder", Figures.counted(report.parameters(), "parameter") + " in training");
        lines.add("Speed", speed(report));
        lines.add("Pipeline", pipeline.mode() + bound + "; " + String.join(", ", pipeline.layout()));
        lines.add("Busy", busy(pipeline));
        if (pipeline.maxStaleness() > 0 && !pipeline.stalenessHistogram().isEmpty()) {
            lines.add("Staleness", histogram(pipeline));
        }
        report.peakMemoryBytes().ifPresent(peak -> lines.add("Memory", Figures.memory(peak) + " at most"));
        if (report.brokenCount() > 0) {
            lines.add(
                    "Skipped",
                    format(
                            "%s that could not be decoded; report.json names %s",
                            Figures.counted(report.brokenCount(), "example"),
                            report.brokenCount() == 1
                                    ? "it"
                                    : report.brokenCount()
                                                    == report.brokenExamples().size()
                                            ? "them"
                                            : "the first"));
        }
        return lines.text(style);
    }

    /** A run that was resumed after its last step has no first one. */
    private static String speed(RunReport report) {
        String rate = Figures.count(Math.round(report.examplesPerSecond())) + " examples/s";
        return report.firstStepSeconds() > 0
                ? rate + "; first step after " + Figures.decimal(report.firstStepSeconds(), 1) + " s"
                : rate;
    }

    private static String busy(PipelineReport pipeline) {
        String lanes = pipeline.busy().entrySet().stream()
                .map(lane -> lane.getKey() + " " + whole(lane.getValue()))
                .collect(Collectors.joining(", "));
        return pipeline.busy().size() < 2 ? lanes : lanes + "; two or more at once " + whole(pipeline.overlap());
    }

    private static String whole(double share) {
        return format("%.0f %%", 100 * share);
    }

    /** Versions that the target lagged behind, with the number of steps. */
    private static String histogram(PipelineReport pipeline) {
        return pipeline.stalenessHistogram().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + Figures.counted(entry.getValue(), "step"))
                .collect(Collectors.joining(", "));
    }

    /** What to beware of before trusting the figures. */
    private static String advice(RunReport report, Style style) {
        return report.control()
                .flatMap(RunReport.Control::accuracyDifference)
                .filter(difference -> difference
                        < CERTAIN_ERRORS * report.evaluation().standardError().orElse(0.0))
                .map(difference ->
                        style.warning("  The unlabelled examples did not clearly help: compare several seeds.")
                                + "\n\n")
                .orElse("");
    }

    private static String files(Path directory, List<String> files, Style style) {
        return new Lines()
                .add("Files", directory.toString())
                .add("", String.join("  ", files))
                .text(style);
    }

    private static String next(Path directory, Style style) {
        return new Lines()
                .add("Next", "./kith evaluate " + Shell.quoted(directory) + style.dim("  which classes are confused"))
                .add(
                        "",
                        "./kith export " + Shell.quoted(directory) + " -o model/"
                                + style.dim("  the model and its card"))
                .text(style);
    }
}
