package dev.kith.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.kith.model.engine.Lane.Priority;
import dev.kith.model.network.TinyTraining;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AutogradTest {
    private final PtNDManager manager = TensorEngine.newManager();

    @AfterEach
    void freeMemory() {
        manager.close();
    }

    @Test
    void recordsInsideAndNotOutside() {
        assertThat(JniUtils.isGradMode()).isFalse();
        assertThat(Autograd.record(JniUtils::isGradMode)).isTrue();
        assertThat(JniUtils.isGradMode()).isFalse();
    }

    @Test
    void stopsRecordingWhenTheForwardPassFails() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Autograd.record(() -> {
                    throw new ArithmeticException();
                }));

        assertThat(JniUtils.isGradMode()).isFalse();
    }

    @Test
    void backwardGathersTheGradientOfALeaf() {
        NDArray x = manager.create(new float[] {1, 2, 3});
        x.setRequiresGradient(true);

        Autograd.backward(Autograd.record(() -> x.mul(x).sum()));

        assertThat(Autograd.gradient(x).toFloatArray()).containsExactly(2, 4, 6);
    }

    /** Forward and backward in different messages: the graph outlives the recording, and others work in between. */
    @Test
    void backwardMayComeLater() {
        NDArray x = manager.create(new float[] {1, 2, 3});
        NDArray y = manager.create(new float[] {5});
        x.setRequiresGradient(true);
        y.setRequiresGradient(true);
        NDArray first = Autograd.record(() -> x.mul(x).sum());
        NDArray second = Autograd.record(() -> y.mul(3).sum());

        Autograd.backward(second);
        Autograd.backward(first);

        assertThat(Autograd.gradient(x).toFloatArray()).containsExactly(2, 4, 6);
        assertThat(Autograd.gradient(y).toFloatArray()).containsExactly(3);
    }

    @Test
    void twoNetworksTrainAtOnceToTheSameBitsAsOneAfterTheOther() {
        int steps = 25;
        try (Lane left = new Lane("left", 1);
                Lane right = new Lane("right", 1)) {
            float[] leftAlone = left.call(Priority.BACKWARD, () -> TinyTraining.run(1, steps));
            float[] rightAlone = left.call(Priority.BACKWARD, () -> TinyTraining.run(2, steps));

            CyclicBarrier start = new CyclicBarrier(2);
            CompletableFuture<float[]> leftBeside = trainAfter(start, left, 1, steps);
            CompletableFuture<float[]> rightBeside = trainAfter(start, right, 2, steps);

            assertThat(leftBeside.join()).isEqualTo(leftAlone);
            assertThat(rightBeside.join()).isEqualTo(rightAlone).isNotEqualTo(leftAlone);
        }
    }

    private static CompletableFuture<float[]> trainAfter(CyclicBarrier start, Lane lane, long seed, int steps) {
        return lane.submit(Priority.BACKWARD, () -> {
            start.await();
            return TinyTraining.run(seed, steps);
        });
    }
}
