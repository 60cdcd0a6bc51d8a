package dev.kith.http.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.EvaluationSettings.Classifier;
import dev.kith.model.evaluation.ClassifierScore;
import dev.kith.model.evaluation.ConfusionMatrix;
import dev.kith.model.evaluation.SplitScores;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EvaluationTextTest {
    private static final SplitScores SCORES = new SplitScores(Map.of(
            Classifier.HEAD, score(3, 1, 1, 5, 0.05),
            Classifier.KNN, score(2, 2, 2, 4, 0.25)));

    @Test
    void theShippedClassifierComesFirstAndShowsWhatItConfuses() {
        assertThat(EvaluationText.of(Classifier.KNN, SCORES, Style.plain())).isEqualTo("""

                          knn (shipped)  60.0 %  ± 15.5, 6 of 10 test examples, calibration error 25.0 %
                          head           80.0 %  ± 12.6, 8 of 10 test examples, calibration error 5.0 %

                        true \\ predicted     cat     dog  recall
                        cat                    2       2  50.0 %
                        dog                    2       4  66.7 %
                        precision         50.0 %  66.7 %
                        """);
    }

    @Test
    void programsFindTheKeysOfTheReport() {
        assertThat(EvaluationText.json(Classifier.HEAD, SCORES))
                .containsEntry("classifier", "head")
                .containsEntry("accuracy", 0.8)
                .containsEntry("test_examples", 10)
                .containsEntry("head_top1", 0.8)
                .containsEntry("knn_top1", 0.6)
                .containsEntry(
                        "confusion",
                        Map.of("classes", List.of("cat", "dog"), "counts", List.of(List.of(3, 1), List.of(1, 5))));
    }

    @Test
    void withoutLabelsThereIsNothingToMeasure() {
        SplitScores nothing = new SplitScores(Map.of());

        assertThat(EvaluationText.of(Classifier.HEAD, nothing, Style.plain())).contains("nothing to measure");
        assertThat(EvaluationText.json(Classifier.HEAD, nothing)).containsOnlyKeys("classifier");
    }

    private static ClassifierScore score(int a, int b, int c, int d, double calibrationError) {
        return new ClassifierScore(
                new ConfusionMatrix(List.of("cat", "dog"), List.of(List.of(a, b), List.of(c, d))), calibrationError);
    }
}
