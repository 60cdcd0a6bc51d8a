package dev.kith.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.config.EvaluationSettings.Classifier;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class ModelFileTest {
    private final EvaluationData data = TestData.evaluationData();

    @Test
    void aModelComesBackWithTheSameAnswers() {
        for (Classifier kind : EnumSet.complementOf(EnumSet.of(Classifier.FINETUNED))) {
            ShippedModel model = TestRuns.model(kind, data);
            ModelFile file = ModelFile.of(model);
            ShippedModel again = new ModelFile(file.json(), file.tensors()).toModel();
            assertThat(again.kind()).isEqualTo(kind);
            assertThat(again.classes()).isEqualTo(TestData.CLASSES);
            assertThat(again.preprocessing()).isEqualTo(model.preprocessing());
            assertThat(again.description()).isEqualTo(model.description());
            assertThat(again.neighbors().bank().ids())
                    .isEqualTo(model.neighbors().bank().ids());
            assertThat(again.state().parameters().toArray())
                    .isEqualTo(model.state().parameters().toArray());
            assertThat(again.state().statistics().toArray())
                    .isEqualTo(model.state().statistics().toArray());
            Predictions before = predictions(model);
            Predictions after = predictions(again);
            assertThat(after.labels()).isEqualTo(before.labels());
            assertThat(after.confidences()).isEqualTo(before.confidences());
        }
    }

    private Predictions predictions(ShippedModel model) {
        try (FrozenNetwork network = model.open()) {
            return model.classifier().classify(network.outputs(data.testSplit()));
        }
    }

    @Test
    void tensorsHaveTheirParametersNamesAndShapes() {
        NamedTensors tensors =
                ModelFile.of(TestRuns.model(Classifier.LINEAR, data)).tensors();
        assertThat(tensors.get("encoder.stem.conv.weight").shape()).containsExactly(4, 1, 3, 3);
        assertThat(tensors.get("encoder.stem.norm.running_var").toArray()).containsExactly(1, 1, 1, 1);
        assertThat(tensors.get("head.weight").shape()).containsExactly(3, 8);
        assertThat(tensors.get("neighbors.vectors").shape()).containsExactly(12, 8);
        assertThat(tensors.get("probe.weight").shape()).containsExactly(3, 8);
        assertThat(tensors.asMap().keySet()).noneMatch(name -> name.startsWith("predictor"));
    }

    @Test
    void theDescriptionIsReadable() {
        assertThat(ModelFile.of(TestRuns.model(Classifier.KNN, data)).json())
                .contains("\"format\" : \"kith-model\"", "\"classifier\" : \"knn\"", "\"head_input\" : \"encoder\"")
                .contains("\"test_time_flip\" : true", "\"low, dark\"", "\"stem\" : \"plain\"");
    }

    @Test
    void filesThatDoNotFitAreRefused() {
        ModelFile file = ModelFile.of(TestRuns.model(Classifier.KNN, data));
        assertThatThrownBy(() -> new ModelFile("{}", file.tensors()).toModel())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no description of a model");
        assertThatThrownBy(
                        () -> new ModelFile(file.json().replace("\"version\" : 1", "\"version\" : 2"), file.tensors())
                                .toModel())
                .hasMessageContaining("newer");
        NamedTensors other = new NamedTensors()
                .putAll("", file.tensors())
                .put("encoder.stem.conv.weight", HostTensor.allocate(4, 1, 5, 5));
        assertThatThrownBy(() -> new ModelFile(file.json(), other).toModel())
                .hasMessageContaining("encoder.stem.conv.weight has shape [4, 1, 5, 5]");
        assertThatThrownBy(() -> new ModelFile(file.json(), new NamedTensors()).toModel())
                .hasMessageContaining("encoder.stem");
    }
}
