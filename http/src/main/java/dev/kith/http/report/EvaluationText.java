package dev.kith.http.report;

import static dev.kith.config.Text.format;

import dev.kith.config.EvaluationSettings.Classifier;
import dev.kith.model.evaluation.Accuracy;
import dev.kith.model.evaluation.ClassifierScore;
import dev.kith.model.evaluation.ConfusionMatrix;
import dev.kith.model.evaluation.SplitScores;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What an evaluation of a shipped model has found. */
public final class EvaluationText {

    private EvaluationText() {}

    /** Accuracies, the shipped classifier's first, then its confusion matrix. */
    public static String of(Classifier shipped, SplitScores scores, Style style) {
        if (scores.byClassifier().isEmpty()) {
            return "No test example has a label, so there is nothing to measure.\n";
        }
        Table table = new Table();
        scores.of(shipped).ifPresent(score -> add(table, shipped, score, true));
        scores.byClassifier().forEach((classifier, score) -> {
            if (classifier != shipped) {
                add(table, classifier, score, false);
            }
        });
        String matrix = scores.of(shipped)
                .map(score -> "\n" + score.confusion().toTable())
                .orElse("");
        return "\n" + table.text(style) + matrix;
    }

    private static void add(Table table, Classifier classifier, ClassifierScore score, boolean shipped) {
        Accuracy accuracy = score.accuracy();
        String value = Figures.percent(accuracy.value());
        String remark = format(
                "± %s, %s of %s test examples, calibration error %s",
                Figures.decimal(100 * accuracy.standardError(), 1),
                Figures.count(accuracy.right()),
                Figures.count(accuracy.total()),
                Figures.percent(score.calibrationError()));
        if (shipped) {
            table.addBold(name(classifier) + " (shipped)", value, remark);
        } else {
            table.add(name(classifier), value, remark);
        }
    }

    /** The same for programs: keys as in {@code report.json}. */
    public static Map<String, Object> json(Classifier shipped, SplitScores scores) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("classifier", name(shipped));
        scores.of(shipped).ifPresent(score -> {
            values.put("accuracy", score.accuracy().value());
            values.put("standard_error", score.accuracy().standardError());
            values.put("expected_calibration_error", score.calibrationError());
            values.put("test_examples", score.accuracy().total());
        });
        scores.byClassifier()
                .forEach((classifier, score) ->
                        values.put(name(classifier) + "_top1", score.accuracy().value()));
        scores.of(shipped).ifPresent(score -> {
            ConfusionMatrix confusion = score.confusion();
            values.put("confusion", Map.of("classes", confusion.classes(), "counts", confusion.counts()));
        });
        return values;
    }

    private static String name(Classifier classifier) {
        return classifier.name().toLowerCase(Locale.ROOT);
    }
}
