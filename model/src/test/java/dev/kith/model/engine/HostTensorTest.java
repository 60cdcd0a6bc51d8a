package dev.kith.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostTensorTest {
    private final PtNDManager manager = TensorEngine.newManager();

    @AfterEach
    void freeMemory() {
        manager.close();
    }

    @Test
    void valuesComeBackInOrder() {
        HostTensor tensor = HostTensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);

        assertThat(tensor.size()).isEqualTo(6);
        assertThat(tensor.toArray()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(tensor.toArray(manager).getShape()).isEqualTo(new Shape(2, 3));
        assertThat(tensor.toArray(manager).toFloatArray()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void rowsAreInTheSameMemory() {
        HostTensor tensor = HostTensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);
        HostTensor part = tensor.rows(1, 2);
        assertThat(part.shape()).containsExactly(2, 2);
        assertThat(part.toArray()).containsExactly(3, 4, 5, 6);

        tensor.floats().put(4, 9);
        assertThat(part.toArray(manager).toFloatArray()).containsExactly(3, 4, 9, 6);
        assertThat(tensor.rows(3, 0).toArray()).isEmpty();
    }

    @Test
    void newTensorsAreZero() {
        assertThat(HostTensor.allocate(3, 2).toArray()).containsOnly(0);
    }

    @Test
    void scalarsHaveOneValueAndEmptyTensorsNone() {
        assertThat(HostTensor.allocate().size()).isEqualTo(1);
        assertThat(HostTensor.allocate(0, 5).toArray(manager).getShape()).isEqualTo(new Shape(0, 5));
        assertThat(HostTensor.allocate(0, 5)
                        .fill(manager.zeros(new Shape(0, 5)))
                        .size())
                .isZero();
    }

    @Test
    void bytesAreLittleEndian() {
        ByteBuffer bytes = HostTensor.of(new float[] {1}, 1).data();

        assertThat(bytes.get(3)).isEqualTo((byte) 0x3F);
        assertThat(bytes.get(2)).isEqualTo((byte) 0x80);
    }

    @Test
    void viewsOfTheValuesHavePositionsOfTheirOwn() {
        HostTensor tensor = HostTensor.of(new float[] {1, 2}, 2);
        FloatBuffer view = tensor.floats();
        view.get();

        assertThat(tensor.floats().position()).isZero();
        assertThat(tensor.data().position()).isZero();
        assertThat(tensor.toArray()).containsExactly(1, 2);
    }

    @Test
    void arraysOnTheCpuAliasTheBuffer() {
        HostTensor tensor = HostTensor.of(new float[] {1, 2}, 2);
        NDArray array = tensor.toArray(manager);

        tensor.floats().put(1, 9);

        assertThat(array.toFloatArray()).containsExactly(1, 9);
    }

    @Test
    void outlivesTheArrayItWasCopiedFrom() {
        HostTensor copy = HostTensor.allocate(2);
        try (NDArray array = manager.create(new float[] {3, 4})) {
            copy.fill(array);
            array.addi(1);
        }

        assertThat(copy.toArray()).containsExactly(3, 4);
    }

    @Test
    void fillReadsTransposedArraysRowByRow() {
        NDArray array = HostTensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3)
                .toArray(manager)
                .transpose();

        assertThat(HostTensor.allocate(3, 2).fill(array).toArray()).containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void fillRefusesWhatDoesNotFit() {
        HostTensor three = HostTensor.allocate(3);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> three.fill(manager.zeros(new Shape(2))))
                .withMessageContaining("(2)")
                .withMessageContaining("[3]");
        assertThatIllegalArgumentException().isThrownBy(() -> three.fill(manager.zeros(new Shape(4))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> three.fill(manager.zeros(new Shape(3), DataType.INT32)))
                .withMessageContaining("int32");
    }

    @Test
    void shapeAndValuesMustAgree() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HostTensor(new long[] {3}, ByteBuffer.allocateDirect(8)))
                .withMessageContaining("8 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HostTensor.of(new float[] {1, 2}, 3))
                .withMessageContaining("2 values");
    }
}
