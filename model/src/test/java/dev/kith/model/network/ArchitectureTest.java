package dev.kith.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.EncoderSettings;
import dev.kith.config.EncoderSettings.Stem;
import dev.kith.config.HeadSettings;
import dev.kith.config.MlpSettings;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.ParameterLayout;
import dev.kith.model.engine.ParameterLayout.Entry;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.engine.TestTensors;
import dev.kith.model.network.Architecture.Description;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {
    private final PtNDManager manager = TensorEngine.newManager();

    @AfterEach
    void freeMemory() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN, 1, 8, 4, 1, 4", //
        "PLAIN, 3, 9, 4, 3, 16",
        "STRIDED, 1, 28, 6, 2, 12",
        "STRIDED, 3, 32, 4, 4, 32",
        "IMAGENET, 3, 33, 4, 2, 8",
        "IMAGENET, 1, 64, 5, 3, 20"
    })
    void outputsHaveTheShapesOfTheSettings(Stem stem, int channels, int side, int width, int stages, int featureWidth) {
        List<Integer> blocks = List.of(1, 2, 1, 1).subList(0, stages);
        Architecture architecture =
                new Architecture(TestNetworks.description(new EncoderSettings(width, blocks, stem), channels, side));
        ForwardPass pass = pass(architecture);

        NDArray images = TestTensors.gaussian(1, 5, side, side, channels).toArray(manager);
        NDArray features = architecture.encode(images, pass);
        NDArray projections = architecture.project(features, pass);

        assertThat(architecture.featureWidth()).isEqualTo(featureWidth);
        assertThat(features.getShape()).isEqualTo(new Shape(5, featureWidth));
        assertThat(projections.getShape()).isEqualTo(new Shape(5, architecture.embeddingWidth()));
        assertThat(architecture.predict(projections, pass).getShape()).isEqualTo(new Shape(5, 8));
        assertThat(architecture.classify(features, projections, pass).getShape())
                .isEqualTo(new Shape(5, 3));
    }

    /** The published 11,689,512 without the 513,000 of its last layer. */
    @Test
    void resNet18HasItsPublishedNumberOfParameters() {
        EncoderSettings resNet18 = new EncoderSettings(64, List.of(2, 2, 2, 2), Stem.IMAGENET);

        Architecture architecture = new Architecture(TestNetworks.description(resNet18, 3, 224));

        assertThat(count(architecture.parameters(), "encoder.")).isEqualTo(11_176_512);
        assertThat(count(architecture.statistics(), "encoder.")).isEqualTo(2 * 4800);
        assertThat(architecture.featureWidth()).isEqualTo(512);
    }

    @Test
    void theSmallEncoderHasUnderATenthOfAMillion() {
        EncoderSettings small = new EncoderSettings(16, List.of(1, 1, 1), Stem.PLAIN);

        Architecture architecture = new Architecture(TestNetworks.description(small, 1, 28));

        // stem 176, stages 4,672 + 14,528 + 57,728
        assertThat(count(architecture.parameters(), "encoder.")).isEqualTo(77_104);
    }

    @Test
    void perceptronsAndHeadHaveTheirNumberOfParameters() {
        ParameterLayout parameters = TestNetworks.tiny().parameters();

        assertThat(count(parameters, "projector.")).isEqualTo(8 * 16 + 16 + 2 * 16 + 16 * 8 + 8);
        assertThat(count(parameters, "predictor.")).isEqualTo(8 * 12 + 12 + 2 * 12 + 12 * 8 + 8);
        assertThat(count(parameters, "head.")).isEqualTo(8 * 3 + 3);
    }

    @Test
    void aPerceptronWithoutHiddenUnitsIsOneLayer() {
        Description tiny = TestNetworks.tiny().description();
        Architecture architecture = new Architecture(new Description(
                1,
                6,
                3,
                tiny.encoder(),
                new MlpSettings(0, 5),
                new MlpSettings(0, 5),
                true,
                HeadSettings.Input.PROJECTION));
        ForwardPass pass = pass(architecture);
        NDArray features = manager.ones(new Shape(2, 8));
        NDArray projections = architecture.project(features, pass);

        assertThat(count(architecture.parameters(), "projector.")).isEqualTo(8 * 5 + 5);
        assertThat(projections.getShape()).isEqualTo(new Shape(2, 5));
        assertThat(count(architecture.parameters(), "head."))
                .as("the head reads projections")
                .isEqualTo(5 * 3 + 3);
        assertThat(architecture.classify(features, projections, pass).getShape())
                .isEqualTo(new Shape(2, 3));
    }

    @Test
    void withoutHeadThereAreNoLogits() {
        Description tiny = TestNetworks.tiny().description();
        Architecture architecture = new Architecture(new Description(
                1, 6, 3, tiny.encoder(), tiny.projector(), tiny.predictor(), false, HeadSettings.Input.ENCODER));
        NDArray features = manager.ones(new Shape(2, 8));

        assertThat(count(architecture.parameters(), "head.")).isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> architecture.classify(features, features, pass(architecture)))
                .withMessageContaining("no task head");
    }

    /** So that a target network can be averaged from, and computed with, the front of the online vector. */
    @Test
    void theTargetIsThePartBeforeThePredictor() {
        Architecture architecture = TestNetworks.tiny();
        List<Entry> online = architecture.parameters().entries();
        List<Entry> target = architecture.targetParameters().entries();

        assertThat(target).isEqualTo(online.subList(0, target.size()));
        assertThat(target).noneMatch(entry -> entry.name().startsWith("predictor."));
        assertThat(online.subList(target.size(), online.size()))
                .isNotEmpty()
                .allMatch(entry -> entry.name().startsWith("predictor."));
        assertThat(architecture.targetParameters().size())
                .isEqualTo(online.get(target.size()).offset());
        assertThat(architecture.targetStatistics().entries())
                .isEqualTo(architecture
                        .statistics()
                        .entries()
                        .subList(0, architecture.targetStatistics().count()))
                .noneMatch(entry -> entry.name().startsWith("predictor."));
    }

    @Test
    void aTargetLoadedFromTheOnlineVectorComputesTheSame() {
        Architecture architecture = TestNetworks.tiny();
        FlatParameters online = TestNetworks.perturbed(architecture, manager);
        FlatParameters target = FlatParameters.initialise(manager, architecture.targetParameters(), 9);
        FlatParameters statistics = FlatParameters.initialise(manager, architecture.targetStatistics(), 9);
        target.load(online.export(
                HostTensor.allocate(architecture.targetParameters().size())));
        NDArray images = TestTensors.gaussian(1, 5, 6, 6, 1).toArray(manager);

        ForwardPass onlinePass =
                new ForwardPass(online.views(manager), pass(architecture).statistics(), true);
        ForwardPass targetPass = new ForwardPass(target.views(manager), statistics.views(manager), true);

        assertThat(architecture
                        .project(architecture.encode(images, targetPass), targetPass)
                        .toFloatArray())
                .isEqualTo(architecture
                        .project(architecture.encode(images, onlinePass), onlinePass)
                        .toFloatArray());
    }

    @Test
    void decayAppliesToWeightsAlone() {
        for (Entry entry : TestNetworks.tiny().parameters().entries()) {
            boolean biasOrNorm = entry.shape().dimension() == 1;
            assertThat(entry.decayed()).as(entry.name()).isEqualTo(!biasOrNorm);
        }
    }

    @Test
    void namesAreUnique() {
        EncoderSettings deep = new EncoderSettings(2, List.of(2, 3, 2), Stem.STRIDED);
        List<Entry> entries = new Architecture(TestNetworks.description(deep, 3, 32))
                .parameters()
                .entries();

        assertThat(entries.stream().map(Entry::name).distinct()).hasSameSizeAs(entries);
    }

    @Test
    void firstValuesAreAFunctionOfTheSeed() {
        ParameterLayout layout = TestNetworks.tiny().parameters();
        float[] values = FlatParameters.initialise(manager, layout, 5).export().toArray();

        assertThat(FlatParameters.initialise(manager, layout, 5).export().toArray())
                .isEqualTo(values);
        assertThat(FlatParameters.initialise(manager, layout, 6).export().toArray())
                .isNotEqualTo(values);
    }

    @Test
    void blocksStartAsTheirShortcut() {
        Architecture architecture = TestNetworks.tiny();
        NDArray[] views =
                FlatParameters.initialise(manager, architecture.parameters(), 1).views(manager);

        List<Entry> entries = architecture.parameters().entries();
        for (int i = 0; i < views.length; i++) {
            String name = entries.get(i).name();
            if (name.endsWith(".b.norm.weight") || name.endsWith(".bias")) {
                assertThat(views[i].toFloatArray()).as(name).containsOnly(0);
            } else if (name.endsWith("norm.weight")) {
                assertThat(views[i].toFloatArray()).as(name).containsOnly(1);
            } else {
                assertThat(views[i].toFloatArray()).as(name).doesNotContain(0);
            }
        }
    }

    @Test
    void normalizedRowsHaveLengthOneAndEmptyOnesStayZero() {
        NDArray rows = Architecture.normalize(manager.create(new float[][] {{3, 4}, {0, 0}, {-1e-3f, 0}}));

        assertThat(rows.toFloatArray()).containsExactly(new float[] {0.6f, 0.8f, 0, 0, -1, 0}, within(1e-6f));
    }

    private ForwardPass pass(Architecture architecture) {
        NDArray[] parameters =
                FlatParameters.initialise(manager, architecture.parameters(), 1).views(manager);
        NDArray[] statistics =
                FlatParameters.initialise(manager, architecture.statistics(), 1).views(manager);
        return new ForwardPass(parameters, statistics, true);
    }

    private static long count(ParameterLayout layout, String prefix) {
        return layout.entries().stream()
                .filter(entry -> entry.name().startsWith(prefix))
                .mapToLong(Entry::size)
                .sum();
    }
}
