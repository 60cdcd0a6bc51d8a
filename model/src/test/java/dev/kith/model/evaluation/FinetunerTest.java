package dev.kith.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.config.EvaluationSettings.Classifier;
import dev.kith.config.Settings;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.network.Architecture;
import dev.kith.model.run.TrainingFailedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FinetunerTest {
    private final Settings settings = TestRuns.settings(Classifier.FINETUNED, true, 15);
    private final Architecture architecture = TestRuns.architecture(settings);
    private final NetworkState start = TestRuns.state(architecture);

    private static Finetuner.LabelledBatch batch(float value) {
        HostTensor images = HostTensor.allocate(6, TestData.SIDE, TestData.SIDE, 1);
        int[] labels = new int[6];
        for (int row = 0; row < 6; row++) {
            labels[row] = row % 3;
            for (int i = 0; i < TestData.SIDE * TestData.SIDE; i++) {
                images.floats().put(row * TestData.SIDE * TestData.SIDE + i, value * (labels[row] - 1));
            }
        }
        return new Finetuner.LabelledBatch(images, labels);
    }

    @Test
    void updatesParametersAndStatisticsButNotThoseItWasGiven() {
        float[] parameters = start.parameters().toArray();
        float[] statistics = start.statistics().toArray();
        List<Long> steps = new ArrayList<>();
        NetworkState tuned = new Finetuner(architecture, settings).finetune(start, step -> {
            steps.add(step);
            return batch(1);
        });
        assertThat(steps).hasSize(15).startsWith(0L, 1L).endsWith(14L);
        assertThat(tuned.parameters().toArray()).isNotEqualTo(parameters);
        assertThat(tuned.statistics().toArray()).isNotEqualTo(statistics);
        assertThat(start.parameters().toArray()).isEqualTo(parameters);
        assertThat(start.statistics().toArray()).isEqualTo(statistics);
    }

    @Test
    void isReproducible() {
        Finetuner finetuner = new Finetuner(architecture, settings);
        assertThat(finetuner.finetune(start, step -> batch(1)).parameters().toArray())
                .isEqualTo(
                        finetuner.finetune(start, step -> batch(1)).parameters().toArray());
    }

    @Test
    void aLossThatIsNoNumberEndsIt() {
        assertThatThrownBy(() -> new Finetuner(architecture, settings).finetune(start, step -> batch(Float.NaN)))
                .isInstanceOf(TrainingFailedException.class)
                .hasMessageContaining("finetune.learning-rate");
    }

    @Test
    void aNetworkWithoutHeadIsRefused() {
        Settings headless = TestRuns.settings(Classifier.KNN, false, 5);
        assertThatThrownBy(() -> new Finetuner(TestRuns.architecture(headless), headless))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("head.enabled");
    }
}
