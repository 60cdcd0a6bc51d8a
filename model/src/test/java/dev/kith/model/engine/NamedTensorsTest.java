package dev.kith.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class NamedTensorsTest {
    private final HostTensor one = HostTensor.of(new float[] {1}, 1);
    private final HostTensor two = HostTensor.of(new float[] {2}, 1);

    @Test
    void namesAreSortedWhateverTheOrderOfInsertion() {
        NamedTensors tensors = new NamedTensors().put("b", one).put("a", two).put("a.c", one);

        assertThat(tensors.asMap().keySet()).containsExactly("a", "a.c", "b");
    }

    @Test
    void partsComeBackWithoutTheirPrefix() {
        NamedTensors optimizer = new NamedTensors().put("momentum", one);
        NamedTensors all = new NamedTensors()
                .putAll("optimizer.", optimizer)
                .putAll("other.", optimizer)
                .put("optimizer", two);

        assertThat(all.asMap().keySet()).containsExactly("optimizer", "optimizer.momentum", "other.momentum");
        assertThat(all.part("optimizer.").asMap()).isEqualTo(optimizer.asMap());
        assertThat(all.part("nothing.").asMap()).isEmpty();
    }

    @Test
    void aMissingTensorIsNamed() {
        NamedTensors tensors = new NamedTensors().put("momentum", one);

        assertThat(tensors.get("momentum")).isSameAs(one);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tensors.get("moment"))
                .withMessageContaining("moment")
                .withMessageContaining("[momentum]");
    }

    @Test
    void theMapIsReadOnly() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> new NamedTensors().asMap().put("a", one));
    }
}
