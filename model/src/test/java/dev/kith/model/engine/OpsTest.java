package dev.kith.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hand-worked numbers; whole networks are compared with loops elsewhere. */
class OpsTest {
    private final PtNDManager manager = TensorEngine.newManager();

    @AfterEach
    void freeMemory() {
        manager.close();
    }

    @Test
    void convolutionByHand() {
        NDArray image = manager.arange(9f).reshape(1, 1, 3, 3);
        NDArray ones = manager.ones(new Shape(1, 1, 3, 3));

        assertThat(Ops.conv2d(image, ones, 1, 1).toFloatArray()).containsExactly(8, 15, 12, 21, 36, 27, 20, 33, 24);
        assertThat(Ops.conv2d(image, ones, 2, 1).toFloatArray()).containsExactly(8, 12, 20, 24);
        assertThat(Ops.conv2d(image, ones, 1, 0).toFloatArray()).containsExactly(36);
    }

    /** Places outside of the image do not count, not even as zeros. */
    @Test
    void maximumOfThreeByThree() {
        NDArray image = manager.arange(16f).sub(100).reshape(1, 1, 4, 4);

        NDArray pooled = Ops.maxPool3(image);

        assertThat(pooled.getShape()).isEqualTo(new Shape(1, 1, 2, 2));
        assertThat(pooled.toFloatArray()).containsExactly(-95, -93, -87, -85);
    }

    @Test
    void linearIsTimesTheTransposedWeightPlusBias() {
        NDArray x = manager.create(new float[][] {{1, 2}});
        NDArray weight = manager.create(new float[][] {{1, 10}, {2, 20}, {3, 30}});
        NDArray bias = manager.create(new float[] {0, 0, 100});

        assertThat(Ops.linear(x, weight, bias).toFloatArray()).containsExactly(21, 42, 163);
    }

    @Test
    void smallPieces() {
        assertThat(Ops.relu(manager.create(new float[] {-1, 0, 2})).toFloatArray())
                .containsExactly(0, 0, 2);
        NDArray pooled = Ops.globalAveragePool(manager.arange(8f).reshape(1, 2, 2, 2));
        assertThat(pooled.getShape()).isEqualTo(new Shape(1, 2));
        assertThat(pooled.toFloatArray()).containsExactly(1.5f, 5.5f);
        assertThat(Ops.logSoftmaxRows(manager.create(new float[][] {{0, (float) Math.log(3)}}))
                        .toFloatArray())
                .containsExactly(new float[] {(float) -Math.log(4), (float) Math.log(0.75)}, within(1e-6f));
    }

    @Test
    void attachedArraysLiveAsLongAsTheirNewManager() {
        NDArray array = manager.ones(new Shape(2));
        try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
            assertThat(Ops.attach(array, step)).isSameAs(array);
            assertThat(array.getManager()).isSameAs(step);
        }

        assertThat(((PtNDArray) array).isReleased()).isTrue();
    }

    @Test
    void onlyLeavesGatherGradients() {
        NDArray leaf = manager.ones(new Shape(2));
        leaf.setRequiresGradient(true);

        assertThat(Ops.requiresGradient(leaf)).isTrue();
        assertThat(Ops.requiresGradient(manager.ones(new Shape(2)))).isFalse();
        assertThat(Autograd.record(() -> Ops.requiresGradient(leaf.mul(2)))).isFalse();
    }
}
