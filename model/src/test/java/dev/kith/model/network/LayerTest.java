package dev.kith.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.EncoderSettings;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.TensorEngine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LayerTest {

    @Test
    void whatLiesBetweenTwoLayersIsLetGo() {
        try (PtNDManager manager = TensorEngine.newManager()) {
            ForwardPass nothing = pass(manager, new Registry());
            NDArray in = manager.ones(new Shape(2));
            Layer twice = (x, pass) -> x.add(x);
            int before = manager.getManagedArrays().size();

            NDArray out = twice.then(twice).then(twice).forward(in, nothing);

            assertThat(out.toFloatArray()).containsExactly(8, 8);
            assertThat(manager.getManagedArrays()).hasSize(before + 1).contains(in, out);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEncoderLeavesItsOutputAlone(EncoderSettings.Stem stem) {
        Registry registry = new Registry();
        ResidualEncoder encoder = new ResidualEncoder(registry, new EncoderSettings(4, List.of(2, 1), stem), 3);
        try (PtNDManager manager = TensorEngine.newManager()) {
            ForwardPass pass = pass(manager, registry);
            NDArray in = manager.ones(new Shape(2, 3, 16, 16));
            int before = manager.getManagedArrays().size();

            NDArray out = encoder.forward(in, pass);

            assertThat(out.getShape()).isEqualTo(new Shape(2, 8));
            assertThat(manager.getManagedArrays()).hasSize(before + 1).contains(in, out);
        }
    }

    private static ForwardPass pass(PtNDManager manager, Registry registry) {
        return new ForwardPass(
                FlatParameters.initialise(manager, registry.parameters(), 1).views(manager),
                FlatParameters.initialise(manager, registry.statistics(), 1).views(manager),
                true);
    }
}
