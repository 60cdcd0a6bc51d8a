package dev.kith.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.config.EvaluationSettings.Classifier;
import dev.kith.config.Settings;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.network.Architecture;
import dev.kith.model.stop.StopSignal;
import dev.kith.model.stop.StoppedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows the last step ends with the next piece of work, wherever it was when the stop came. */
class StoppedEvaluationTest {
    private final StopSignal stop = new StopSignal();
    private final AtomicInteger pieces = new AtomicInteger();
    private final Settings settings = TestRuns.settings(Classifier.FINETUNED, true, 200_000);
    private final Architecture architecture = TestRuns.architecture(settings);
    private final NetworkState state = TestRuns.state(architecture);

    @TempDir
    private Path folder;

    private void piece(int last) {
        if (pieces.incrementAndGet() == last) {
            stop.request();
        }
    }

    private <T> void isStopped(Supplier<T> work) {
        assertThatThrownBy(() -> stop.within(work)).isInstanceOf(StoppedException.class);
    }

    @Test
    void fineTuning() {
        isStopped(() -> new Finetuner(architecture, settings).finetune(state, step -> {
            piece(3);
            HostTensor images = HostTensor.allocate(2, TestData.SIDE, TestData.SIDE, 1);
            return new Finetuner.LabelledBatch(images, new int[] {0, 1});
        }));

        assertThat(pieces).hasValue(3);
    }

    @Test
    void embedding() {
        PlainImages images = TestData.images(0, Set.of());
        isStopped(() -> {
            try (FrozenNetwork network = new FrozenNetwork(architecture, state, true, 1)) {
                return network.outputs(TestData.selection(
                        (example, out, offset) -> {
                            piece(3);
                            images.put(example, out, offset);
                        },
                        TestData.range(0, 30)));
            }
        });

        assertThat(pieces).hasValue(3);
    }

    @Test
    void theSearchOfALinearProbe() {
        isStopped(() -> new Lbfgs(10, 200, 1e-12)
                .minimize(
                        (x, gradient) -> {
                            piece(3);
                            gradient[0] = Math.signum(x[0]);
                            return Math.abs(x[0]);
                        },
                        new double[] {1e9}));

        assertThat(pieces).hasValue(3);
    }

    @Test
    void votingAndLabelling() {
        Path table = folder.resolve("labels.csv");
        FileAside.replace(table, aside -> Files.writeString(aside, "those of before"));
        isStopped(() -> {
            FileAside.replace(table, aside -> {
                Files.writeString(aside, "half");
                stop.request();
                LabelledBank bank = new LabelledBank(
                        Representation.trained(),
                        new Matrix(1, 2, new float[] {1, 0}),
                        new int[] {0},
                        new int[] {0},
                        List.of("a"));
                new KnnClassifier(bank, 1)
                        .votes(new Matrix(1, 2, new float[] {1, 0}), new int[] {KnnClassifier.NO_ROW});
            });
            return true;
        });

        assertThat(table).hasContent("those of before");
        assertThat(folder.toFile().list()).containsExactly("labels.csv");
    }
}
