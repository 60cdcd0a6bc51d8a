package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.engine.ParameterLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Takes a flat vector apart into tensors under their parameters' names, and puts them together again. */
final class FlatTensors {

    private FlatTensors() {}

    /** Views of the parameters in the vector's buffer. */
    static NamedTensors split(ParameterLayout layout, HostTensor flat) {
        NamedTensors tensors = new NamedTensors();
        for (ParameterLayout.Entry entry : layout.entries()) {
            int start = Math.toIntExact(4 * entry.offset());
            int length = Math.toIntExact(4 * entry.size());
            ByteBuffer view = flat.data().duplicate().clear().slice(start, length);
            tensors.put(entry.name(), new HostTensor(entry.shape().getShape(), view));
        }
        return tensors;
    }

    /** @throws IllegalArgumentException if a tensor is missing or has another shape */
    static HostTensor join(ParameterLayout layout, NamedTensors tensors) {
        HostTensor flat = HostTensor.allocate(layout.size());
        for (ParameterLayout.Entry entry : layout.entries()) {
            HostTensor tensor = tensors.get(entry.name());
            if (!Arrays.equals(tensor.shape(), entry.shape().getShape())) {
                throw new IllegalArgumentException(format(
                        "%s has shape %s, not %s", entry.name(), Arrays.toString(tensor.shape()), entry.shape()));
            }
            flat.floats().put(Math.toIntExact(entry.offset()), tensor.toArray());
        }
        return flat;
    }
}
