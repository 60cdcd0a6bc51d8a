package dev.kith.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.config.EvaluationSettings;
import dev.kith.config.Settings;
import dev.kith.model.data.Partition;
import dev.kith.model.network.Architecture;
import dev.kith.model.run.Cut;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CutEvaluationTest {
    private final Settings settings = TestRuns.settings(EvaluationSettings.Classifier.HEAD, true, 0);
    private final Architecture architecture = TestRuns.architecture(settings);

    private static Map<String, Double> evaluate(
            Settings settings, Architecture architecture, EvaluationData data, Cut cut) {
        try (CutEvaluation evaluation = new CutEvaluation(settings, architecture, data, 1)) {
            return evaluation.evaluate(cut);
        }
    }

    @Test
    void measuresNeighborsAndHeadOnTheValidationPart() {
        Map<String, Double> metrics =
                evaluate(settings, architecture, TestData.evaluationData(), TestRuns.end(architecture));
        assertThat(metrics).containsOnlyKeys("eval/knn_top1", "eval/accuracy");
        assertThat(metrics.get("eval/knn_top1"))
                .as("bands are easy even for a random encoder")
                .isGreaterThan(.6);
        assertThat(metrics.get("eval/accuracy")).isBetween(0.0, 1.0);
    }

    @Test
    void withoutAHeadThereIsNoAccuracyOfOne() {
        Settings headless = TestRuns.settings(EvaluationSettings.Classifier.KNN, false, 0);
        Architecture smaller = TestRuns.architecture(headless);
        assertThat(evaluate(headless, smaller, TestData.evaluationData(), TestRuns.end(smaller)))
                .containsOnlyKeys("eval/knn_top1");
    }

    @Test
    void nothingHeldOutGivesNothing() {
        Partition partition = new Partition(TestData.range(0, 12), TestData.range(12, 90), new int[0]);
        EvaluationData data = TestData.evaluationData(partition, i -> i % 3, Set.of());
        assertThat(evaluate(settings, architecture, data, TestRuns.end(architecture)))
                .isEmpty();
    }

    @Test
    void aCutWithoutTheNetworkIsAnError() {
        Cut cut = new Cut(0, EnumSet.of(Cut.Purpose.END), Map.of());
        assertThatThrownBy(() -> evaluate(settings, architecture, TestData.evaluationData(), cut))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("online");
    }
}
