package dev.kith.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kith.config.EvaluationSettings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.demand.EvaluatedRows;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.network.Architecture;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrozenNetworkTest {
    private final Architecture architecture =
            TestRuns.architecture(TestRuns.settings(EvaluationSettings.Classifier.HEAD, true, 0));
    private final NetworkState state = TestRuns.state(architecture);
    private final PlainImages images = TestData.images(0, Set.of());

    private Outputs outputs(boolean flip, int batch, PlainImages source, int... examples) {
        try (FrozenNetwork network = new FrozenNetwork(architecture, state, flip, batch)) {
            return network.outputs(TestData.selection(source, examples));
        }
    }

    @Test
    void theSizeOfBatchesChangesNothing() {
        int[] examples = TestData.range(0, 23);
        Outputs one = outputs(true, 23, images, examples);
        Outputs many = outputs(true, 5, images, examples);
        assertThat(many.features().values()).containsExactly(one.features().values(), within(1e-5f));
        assertThat(many.embeddings().values()).containsExactly(one.embeddings().values(), within(1e-5f));
        assertThat(many.probabilities().orElseThrow().values())
                .containsExactly(one.probabilities().orElseThrow().values(), within(1e-5f));
    }

    @Test
    void useLeavesParametersAndStatisticsAsTheyAre() {
        try (FrozenNetwork network = new FrozenNetwork(architecture, state, true, 8)) {
            network.outputs(TestData.selection(images, TestData.range(0, 30)));
            assertThat(network.state().parameters().toArray())
                    .isEqualTo(state.parameters().toArray());
            assertThat(network.state().statistics().toArray())
                    .isEqualTo(state.statistics().toArray());
        }
    }

    @Test
    void noNativeArrayOutlivesItsBatch() {
        try (FrozenNetwork network = new FrozenNetwork(architecture, state, true, 4)) {
            int before = network.nativeArrays();
            for (int round = 0; round < 3; round++) {
                network.outputs(TestData.selection(images, TestData.range(0, 30)));
                assertThat(network.nativeArrays()).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest(name = "{0}, width {1}, {2} pixels: {3} rows")
    @CsvSource({
        "strided, 32, 32, 256",
        "strided, 32, 64, 128",
        "plain, 32, 64, 32",
        "imagenet, 64, 224, 5",
        "plain, 64, 224, 4",
        "plain, 256, 1024, 4",
    })
    void largeImagesAreShownInSmallerBatches(String stem, int width, int side, int rows) {
        Architecture.Description description = Architecture.Description.of(
                SettingsLoader.load(SettingsRequest.ofPreset("shapes")
                                .assign(
                                        "data.image-size=" + side,
                                        "encoder.stem=" + stem,
                                        "encoder.width=" + width,
                                        "encoder.blocks=[1]"))
                        .settings(),
                3,
                10);

        assertThat(EvaluatedRows.usual(description)).isEqualTo(rows);
    }

    @Test
    void embeddingsHaveLengthOneAndProbabilitiesSumToOne() {
        for (boolean flip : new boolean[] {false, true}) {
            Outputs outputs = outputs(flip, 4, images, 1, 2, 3, 4, 5, 6);
            Matrix probabilities = outputs.probabilities().orElseThrow();
            for (int row = 0; row < outputs.rows(); row++) {
                double length = 0;
                for (float value : outputs.embeddings().row(row)) {
                    length += value * value;
                }
                assertThat(length).isCloseTo(1, within(1e-5));
                float sum = 0;
                for (float value : probabilities.row(row)) {
                    sum += value;
                }
                assertThat(sum).isCloseTo(1, within(1e-5f));
            }
        }
    }

    @Test
    void flippingAveragesOverImageAndMirrorImage() {
        Outputs upright = outputs(false, 4, images, 3, 4);
        Outputs mirrored = outputs(false, 4, mirror(images), 3, 4);
        Outputs both = outputs(true, 4, images, 3, 4);
        float[] meanFeatures = mean(upright.features(), mirrored.features());
        assertThat(meanFeatures).isNotEqualTo(upright.features().values());
        assertThat(both.features().values()).containsExactly(meanFeatures, within(1e-5f));
        assertThat(both.probabilities().orElseThrow().values())
                .containsExactly(
                        mean(
                                upright.probabilities().orElseThrow(),
                                mirrored.probabilities().orElseThrow()),
                        within(1e-5f));
        Matrix meanEmbeddings = new Matrix(2, 6, mean(upright.embeddings(), mirrored.embeddings()));
        assertThat(both.embeddings().values())
                .containsExactly(meanEmbeddings.normalizedRows().values(), within(1e-5f));
    }

    @Test
    void brokenExamplesHaveNoRowAndHarmNoOther() {
        Outputs whole = outputs(false, 3, images, 1, 3, 5);
        Outputs outputs = outputs(false, 3, TestData.images(0, Set.of(2, 4)), 1, 2, 3, 4, 5);
        assertThat(outputs.examples()).containsExactly(1, 3, 5);
        assertThat(outputs.broken()).extracting(BrokenExampleException::id).containsExactly("train/2", "train/4");
        assertThat(outputs.features().values()).containsExactly(whole.features().values(), within(1e-5f));
    }

    @Test
    void noExamplesGiveNoRows() {
        assertThat(outputs(true, 3, images).rows()).isZero();
    }

    @Test
    void anOnlineSnapshotIsCutToWhatEvaluationNeeds() {
        NamedTensors online = TestRuns.snapshot(architecture);
        assertThat(online.get("parameters").size())
                .isGreaterThan(state.parameters().size());
        NetworkState again = NetworkState.of(
                architecture,
                new NamedTensors().put("parameters", state.parameters()).put("statistics", state.statistics()));
        assertThat(again.parameters().toArray()).isEqualTo(state.parameters().toArray());
        NamedTensors foreign =
                new NamedTensors().put("parameters", HostTensor.allocate(5)).put("statistics", state.statistics());
        assertThatThrownBy(() -> NetworkState.of(architecture, foreign)).hasMessageContaining("5 values");
    }

    private static PlainImages mirror(PlainImages images) {
        return (example, out, offset) -> {
            images.put(example, out, offset);
            for (int y = 0; y < TestData.SIDE; y++) {
                for (int x = 0; x < TestData.SIDE / 2; x++) {
                    int left = offset + y * TestData.SIDE + x;
                    int right = offset + y * TestData.SIDE + TestData.SIDE - 1 - x;
                    float swap = out.get(left);
                    out.put(left, out.get(right)).put(right, swap);
                }
            }
        };
    }

    private static float[] mean(Matrix a, Matrix b) {
        float[] mean = new float[a.values().length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (a.values()[i] + b.values()[i]) / 2;
        }
        return mean;
    }
}
