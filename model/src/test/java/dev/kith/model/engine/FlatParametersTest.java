package dev.kith.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.engine.ParameterLayout.Initializer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlatParametersTest {
    private final PtNDManager manager = TensorEngine.newManager();
    private final ParameterLayout layout = new ParameterLayout();
    private final FlatParameters parameters;

    FlatParametersTest() {
        layout.add("weight", Initializer.uniform(4), true, 2, 3);
        layout.add("bias", Initializer.constant(0.5f), false, 16);
        layout.add("scale", Initializer.heNormal(2), false, 1);
        parameters = FlatParameters.initialise(manager, layout, 1);
    }

    @AfterEach
    void freeMemory() {
        manager.close();
    }

    @Test
    void viewsHaveTheShapesAndValuesOfTheLayout() {
        NDArray[] views = parameters.views(manager);
        float[] flat = parameters.export().toArray();

        assertThat(Arrays.stream(views).map(NDArray::getShape))
                .containsExactly(new Shape(2, 3), new Shape(16), new Shape(1));
        assertThat(views[0].toFloatArray()).isEqualTo(Arrays.copyOfRange(flat, 0, 6));
        assertThat(views[1].toFloatArray()).containsOnly(0.5f).hasSize(16);
        assertThat(views[2].toFloatArray()).containsExactly(flat[32]);
    }

    @Test
    void gapsStartAtZero() {
        float[] flat = parameters.export().toArray();

        assertThat(Arrays.copyOfRange(flat, 6, 16)).containsOnly(0);
        assertThat(Arrays.copyOfRange(flat, 33, 48)).containsOnly(0);
        assertThat(Arrays.copyOfRange(flat, 0, 6)).doesNotContain(0);
    }

    @Test
    void initialValuesDependOnSeedAndIndexAlone() {
        ParameterLayout longer = new ParameterLayout();
        longer.add("weight", Initializer.uniform(4), true, 2, 3);
        longer.add("bias", Initializer.constant(0.5f), false, 16);
        longer.add("scale", Initializer.heNormal(2), false, 1);
        longer.add("more", Initializer.heNormal(2), false, 40);

        float[] values = parameters.export().toArray();
        float[] more = FlatParameters.initialise(manager, longer, 1).export().toArray();
        float[] otherSeed =
                FlatParameters.initialise(manager, layout, 2).export().toArray();

        assertThat(Arrays.copyOf(more, values.length)).isEqualTo(values);
        assertThat(otherSeed[0]).isNotEqualTo(values[0]);
        assertThat(otherSeed[32]).isNotEqualTo(values[32]);
    }

    @Test
    void parametersOfOneKindStartDifferently() {
        ParameterLayout twins = new ParameterLayout();
        twins.add("left", Initializer.uniform(4), true, 4);
        twins.add("right", Initializer.uniform(4), true, 4);

        NDArray[] views = FlatParameters.initialise(manager, twins, 1).views(manager);

        assertThat(views[0].toFloatArray()).isNotEqualTo(views[1].toFloatArray());
    }

    @Test
    void viewsAliasTheVectorThroughUpdatesLoadsAndAverages() {
        NDArray[] views = parameters.views(manager);

        parameters.flat().subi(parameters.flat()).addi(2);
        assertThat(views[0].toFloatArray()).containsOnly(2);
        assertThat(views[2].toFloatArray()).containsOnly(2);

        parameters.load(counting());
        assertThat(views[0].toFloatArray()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(views[2].toFloatArray()).containsExactly(32);

        parameters.average(HostTensor.allocate(48), 0.5);
        assertThat(views[0].toFloatArray()).containsExactly(0, 0.5f, 1, 1.5f, 2, 2.5f);
    }

    @Test
    void averageIsDecayTimesOwnPlusRestTimesOther() {
        parameters.load(counting());
        HostTensor gaussian = TestTensors.gaussian(3, 48);
        float[] other = gaussian.toArray();

        parameters.average(gaussian, 0.99);

        float[] averaged = parameters.export().toArray();
        for (int i = 0; i < 48; i++) {
            // in float32, each product rounded: the same bits on every machine
            assertThat(averaged[i]).isEqualTo(i * 0.99f + other[i] * (float) (1 - 0.99));
        }
    }

    @Test
    void allOfALongVectorIsAveraged() {
        int size = (1 << 20) + 16;
        ParameterLayout layout = new ParameterLayout();
        layout.add("long", ParameterLayout.Initializer.constant(2), true, size);
        FlatParameters vector = FlatParameters.initialise(manager, layout, 1);

        float[] ones = new float[size];
        Arrays.fill(ones, 1);
        vector.average(HostTensor.of(ones, size), 0.5);

        float[] expected = new float[size];
        Arrays.fill(expected, 1.5f);
        assertThat(vector.export().toArray()).isEqualTo(expected);
    }

    @Test
    void averageRefusesAnotherShape() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameters.average(HostTensor.allocate(1), 0.9))
                .withMessageContaining("48");
    }

    @Test
    void gradientIsTheConcatenationOfAllWithZerosInTheGaps() {
        parameters.trainable();
        float[] weightFactors = {1, 2, 3, 4, 5, 6};
        NDArray loss = Autograd.record(() -> {
            NDArray[] views = parameters.views(manager);
            NDArray factors = manager.create(weightFactors, new Shape(2, 3));
            return views[0].mul(factors)
                    .sum()
                    .add(views[1].sum().mul(7))
                    .add(views[2].mul(8).sum());
        });

        Autograd.backward(loss);

        float[] expected = new float[48];
        System.arraycopy(weightFactors, 0, expected, 0, 6);
        Arrays.fill(expected, 16, 32, 7);
        expected[32] = 8;
        assertThat(parameters.gradient(manager).toFloatArray()).isEqualTo(expected);
    }

    @Test
    void aParameterThatIsNotUsedHasGradientZero() {
        parameters.trainable();

        Autograd.backward(Autograd.record(() -> parameters.views(manager)[1].sum()));

        float[] gradient = parameters.gradient(manager).toFloatArray();
        assertThat(Arrays.copyOfRange(gradient, 0, 16)).containsOnly(0);
        assertThat(Arrays.copyOfRange(gradient, 16, 32)).containsOnly(1);
        assertThat(Arrays.copyOfRange(gradient, 32, 48)).containsOnly(0);
    }

    @Test
    void gradientsAddUpUntilTheyAreForgotten() {
        parameters.trainable();
        parameters.zeroGradient(); // before any backward pass: nothing to forget

        backwardOfSum();
        backwardOfSum();
        assertThat(parameters.gradient(manager).toFloatArray()[0]).isEqualTo(2);

        parameters.zeroGradient();
        backwardOfSum();
        assertThat(parameters.gradient(manager).toFloatArray()[0]).isEqualTo(1);
    }

    @Test
    void askingForAGradientTooEarlyIsAnError() {
        parameters.trainable();

        assertThatIllegalStateException().isThrownBy(() -> parameters.gradient(manager));
    }

    @Test
    void exportLoadsElsewhereWithTheSameHash() {
        HostTensor exported = parameters.export();
        FlatParameters other = FlatParameters.initialise(manager, layout, 99);
        assertThat(sha256(other.export())).isNotEqualTo(sha256(exported));

        other.load(exported);

        assertThat(sha256(other.export())).isEqualTo(sha256(exported));
    }

    @Test
    void exportIsACopy() {
        HostTensor exported = parameters.export();
        float before = exported.toArray()[0];

        parameters.flat().addi(1);

        assertThat(exported.toArray()[0]).isEqualTo(before);
        exported.floats().put(0, 42);
        assertThat(parameters.export().toArray()[0]).isEqualTo(before + 1);
    }

    @Test
    void exportOfAPrefix() {
        parameters.load(counting());

        assertThat(parameters.export(HostTensor.allocate(32)).toArray())
                .isEqualTo(Arrays.copyOf(counting().toArray(), 32));
    }

    @Test
    void loadAndExportRefuseWrongSizes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parameters.load(HostTensor.allocate(47)))
                .withMessageContaining("47");
        assertThatIllegalArgumentException().isThrownBy(() -> parameters.export(HostTensor.allocate(49)));
    }

    private void backwardOfSum() {
        Autograd.backward(Autograd.record(() -> parameters.views(manager)[0].sum()));
    }

    private static HostTensor counting() {
        HostTensor tensor = HostTensor.allocate(48);
        for (int i = 0; i < 48; i++) {
            tensor.floats().put(i, i);
        }
        return tensor;
    }

    private static byte[] sha256(HostTensor tensor) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(tensor.data().duplicate());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
