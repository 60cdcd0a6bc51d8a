package dev.kith.model.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.engine.Autograd;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.engine.TestTensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrossEntropyLossTest {
    private static final int ROWS = 7;
    private static final int CLASSES = 5;

    private final PtNDManager manager = TensorEngine.newManager();

    @AfterEach
    void freeMemory() {
        manager.close();
    }

    @Test
    void handWorkedNumbers() {
        NDArray logits = manager.create(new float[][] {{0, 0}, {(float) Math.log(3), 0}});
        HostTensor targets = HostTensor.allocate(2, 2);
        CrossEntropyLoss.putTarget(targets, 0, 1, 0.5, 0);
        CrossEntropyLoss.putTarget(targets, 1, 0, 0.5, 0);

        double mean = (Math.log(2) + Math.log(4.0 / 3)) / 2;
        assertThat((double) sum(logits, targets)).isCloseTo(mean, within(1e-6));
    }

    @Test
    void smoothingSpreadsOverAllClasses() {
        HostTensor targets = HostTensor.allocate(1, 4);

        CrossEntropyLoss.putTarget(targets, 0, 2, 1, 0.1);

        assertThat(targets.toArray()).containsExactly(new float[] {0.025f, 0.025f, 0.925f, 0.025f}, within(1e-7f));
    }

    @Test
    void weightsScaleTheTargetsOfTheirRow() {
        HostTensor targets = HostTensor.allocate(2, 2);

        CrossEntropyLoss.putTarget(targets, 1, 0, 0.25, 0.2);

        assertThat(targets.toArray()).containsExactly(new float[] {0, 0, 0.225f, 0.025f}, within(1e-7f));
    }

    @Test
    void equalsTheLiteralLossOnRandomData() {
        HostTensor logits = TestTensors.gaussian(1, ROWS, CLASSES);
        HostTensor targets = randomTargets();

        double literal = 0;
        for (int row = 0; row < ROWS; row++) {
            literal += LiteralLosses.crossEntropy(TestTensors.rows(logits)[row], TestTensors.rows(targets)[row]);
        }

        assertThat((double) sum(logits.toArray(manager), targets)).isCloseTo(literal, within(1e-5));
    }

    /** softmax · Σt − t. */
    @Test
    void gradientEqualsItsFormula() {
        HostTensor logits = TestTensors.gaussian(1, ROWS, CLASSES);
        HostTensor targets = randomTargets();
        NDArray leaf = logits.toArray(manager);
        leaf.setRequiresGradient(true);

        Autograd.backward(Autograd.record(() -> CrossEntropyLoss.sum(leaf, targets.toArray(manager))));

        float[] gradient = leaf.getGradient().toFloatArray();
        for (int row = 0; row < ROWS; row++) {
            double[] target = TestTensors.rows(targets)[row];
            double[] exponentials = TestTensors.rows(logits)[row];
            double normaliser = 0;
            double weight = 0;
            for (int k = 0; k < CLASSES; k++) {
                exponentials[k] = Math.exp(exponentials[k]);
                normaliser += exponentials[k];
                weight += target[k];
            }
            for (int k = 0; k < CLASSES; k++) {
                assertThat((double) gradient[row * CLASSES + k])
                        .isCloseTo(weight * exponentials[k] / normaliser - target[k], within(1e-6));
            }
        }
    }

    @Test
    void rowsWithoutTargetDoNotCount() {
        float[][] logits = {{1, 2, 3}, {9, -9, 0}};
        HostTensor targets = HostTensor.allocate(2, 3);
        CrossEntropyLoss.putTarget(targets, 0, 0, 1, 0);

        float loss = sum(manager.create(logits), targets);

        logits[1] = new float[] {-50, 50, 7};
        assertThat(sum(manager.create(logits), targets)).isEqualTo(loss);
    }

    @Test
    void largeLogitsDoNotOverflow() {
        HostTensor targets = HostTensor.allocate(1, 2);
        CrossEntropyLoss.putTarget(targets, 0, 1, 1, 0);

        assertThat(sum(manager.create(new float[][] {{1000, 0}}), targets)).isEqualTo(1000);
    }

    @Test
    void labelsMustBeClasses() {
        HostTensor targets = HostTensor.allocate(1, 3);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrossEntropyLoss.putTarget(targets, 0, 3, 1, 0))
                .withMessageContaining("label 3 of 3");
        assertThatIllegalArgumentException().isThrownBy(() -> CrossEntropyLoss.putTarget(targets, 0, -1, 1, 0));
    }

    private float sum(NDArray logits, HostTensor targets) {
        return CrossEntropyLoss.sum(logits, targets.toArray(manager)).getFloat();
    }

    private static HostTensor randomTargets() {
        HostTensor targets = HostTensor.allocate(ROWS, CLASSES);
        for (int row = 0; row < ROWS; row++) {
            CrossEntropyLoss.putTarget(targets, row, row % CLASSES, 0.1 * (row + 1), 0.05 * row);
        }
        return targets;
    }
}
