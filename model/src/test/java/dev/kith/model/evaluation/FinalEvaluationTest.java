package dev.kith.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kith.config.EvaluationSettings.Classifier;
import dev.kith.config.Settings;
import dev.kith.model.data.Partition;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.network.Architecture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FinalEvaluationTest {
    private static final Preprocessing PREPROCESSING = new Preprocessing(List.of(.5f), List.of(.25f));

    private final EvaluationData data = TestData.evaluationData();

    private static FinalEvaluation.Result evaluate(Settings settings, EvaluationData data) {
        Architecture architecture = TestRuns.architecture(settings);
        return new FinalEvaluation(settings, architecture, data, PREPROCESSING, Optional.of(batches(data)))
                .evaluate(TestRuns.end(architecture), 1);
    }

    /** All labelled rows at each step. */
    private static Finetuner.BatchSource batches(EvaluationData data) {
        int[] rows = data.partition().labelled();
        return step -> {
            HostTensor images = HostTensor.allocate(rows.length, TestData.SIDE, TestData.SIDE, 1);
            for (int i = 0; i < rows.length; i++) {
                data.training().put(rows[i], images.floats(), i * TestData.SIDE * TestData.SIDE);
            }
            return new Finetuner.LabelledBatch(images, data.labelled().truth(rows));
        };
    }

    @Test
    void scoresEveryClassifierOnEveryPart() {
        EvaluationReport report =
                evaluate(TestRuns.settings(Classifier.LINEAR, true, 30), data).report();
        for (SplitScores scores : List.of(report.test(), report.validation(), report.unlabelled())) {
            assertThat(scores.byClassifier()).containsOnlyKeys(Classifier.values());
        }
        assertThat(report.accuracy()).isEqualTo(report.test().top1(Classifier.LINEAR));
        assertThat(report.accuracy().orElseThrow()).isGreaterThan(.6);
        assertThat(report.test().of(Classifier.KNN).orElseThrow().accuracy().total())
                .isEqualTo(TestData.TEST);
        assertThat(report.labels()).isEqualTo(12);
        assertThat(report.validationExamples()).isEqualTo(30);
        assertThat(report.unlabelled()
                        .of(Classifier.KNN)
                        .orElseThrow()
                        .accuracy()
                        .total())
                .isEqualTo(48);
    }

    @Test
    void finetuningLearnsTheLabelledRowsAndIsShippedWhereAsked() {
        Settings settings = TestRuns.settings(Classifier.FINETUNED, true, 40);
        FinalEvaluation.Result result = evaluate(settings, data);
        EvaluationReport report = result.report();
        assertThat(report.accuracy().orElseThrow())
                .isGreaterThan(.8)
                .isGreaterThan(report.test().top1(Classifier.HEAD).orElseThrow());
        NetworkState start = TestRuns.state(TestRuns.architecture(settings));
        assertThat(result.model().state().parameters().toArray())
                .isNotEqualTo(start.parameters().toArray());
        assertThat(result.model().neighbors().bank().representation()).isEqualTo(Representation.FEATURE);
        try (FrozenNetwork network = result.model().open()) {
            Outputs outputs = network.outputs(data.testSplit());
            int[] predicted = result.model().classifier().classify(outputs).labels();
            assertThat(Accuracy.of(data.testSplit().truth(outputs.examples()), predicted)
                            .value())
                    .isCloseTo(report.accuracy().orElseThrow(), within(1e-9));
        }
    }

    @Test
    void theHiddenTruthOfUnlabelledAndTestExamplesChangesNoPrediction() {
        Settings settings = TestRuns.settings(Classifier.LINEAR, true, 5);
        EvaluationData permuted = TestData.permutedTruth();
        FinalEvaluation.Result result = evaluate(settings, data);
        FinalEvaluation.Result otherResult = evaluate(settings, permuted);
        assertThat(otherResult.report().accuracy())
                .as("the permutation is seen where it is measured")
                .isNotEqualTo(result.report().accuracy());
        assertThat(otherResult.report().validation()).isEqualTo(result.report().validation());
        ShippedModel model = result.model();
        ShippedModel other = otherResult.model();
        assertThat(other.state().parameters().toArray())
                .isEqualTo(model.state().parameters().toArray());
        assertThat(other.probe().orElseThrow().weights().values())
                .isEqualTo(model.probe().orElseThrow().weights().values());
        assertThat(other.neighbors().bank().vectors().values())
                .isEqualTo(model.neighbors().bank().vectors().values());
        assertThat(other.neighbors().bank().labels())
                .isEqualTo(model.neighbors().bank().labels());
    }

    @Test
    void eachTestImageIsReadOnceByEachNetworkAndAfterEverythingElse() {
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        PlainImages training = (example, out, offset) -> {
            order.add(-1);
            data.training().put(example, out, offset);
        };
        PlainImages test = (example, out, offset) -> {
            order.add(example);
            data.test().put(example, out, offset);
        };
        evaluate(
                TestRuns.settings(Classifier.HEAD, true, 0),
                new EvaluationData(data.data(), data.partition(), training, test));
        List<Integer> last = order.subList(order.size() - TestData.TEST, order.size());
        assertThat(last).doesNotHaveDuplicates().doesNotContain(-1);
        assertThat(order.subList(0, order.size() - TestData.TEST)).containsOnly(-1);
    }

    @Test
    void unknownTruthAndBrokenImagesAreLeftOut() {
        EvaluationData partly =
                TestData.evaluationData(TestData.PARTITION, i -> i >= 12 && i < 60 ? -1 : i % 3, Set.of(3, 70));
        EvaluationReport report =
                evaluate(TestRuns.settings(Classifier.KNN, true, 0), partly).report();
        assertThat(report.unlabelled().byClassifier()).isEmpty();
        assertThat(report.unlabelled().top1(Classifier.KNN)).isEmpty();
        assertThat(report.validation()
                        .of(Classifier.KNN)
                        .orElseThrow()
                        .accuracy()
                        .total())
                .isEqualTo(29);
        assertThat(report.broken()).containsExactly("train/3: truncated", "train/70: truncated");
    }

    @Test
    void noValidationPartIsFine() {
        Partition partition = new Partition(TestData.range(0, 12), TestData.range(12, 90), new int[0]);
        EvaluationReport report = evaluate(
                        TestRuns.settings(Classifier.KNN, false, 0),
                        TestData.evaluationData(partition, i -> i % 3, Set.of()))
                .report();
        assertThat(report.validation().byClassifier()).isEmpty();
        assertThat(report.probeL2()).isEqualTo(LinearProbeFit.DEFAULT_L2);
        assertThat(report.test().byClassifier()).containsOnlyKeys(Classifier.KNN, Classifier.LINEAR);
    }

    @Test
    void aClassifierThatCannotBeMadeIsRefusedBeforeTheRun() {
        assertThatThrownBy(() -> evaluate(TestRuns.settings(Classifier.HEAD, false, 0), data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("head.enabled");
        assertThatThrownBy(() -> evaluate(TestRuns.settings(Classifier.FINETUNED, true, 0), data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finetune.steps");
        assertThatThrownBy(() -> evaluate(TestRuns.settings(Classifier.KNN, false, 5), data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("head.enabled");
    }
}
