package dev.kith.model.checkpoint;

import static dev.kith.config.Text.format;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A safetensors file in memory.
 *
 * @param file where it was read from
 * @param tensors by name
 * @param metadata free text by name
 */
public record SafetensorsContent(Path file, SortedMap<String, StoredTensor> tensors, Map<String, String> metadata) {

    public SafetensorsContent {
        tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
        metadata = Map.copyOf(metadata);
    }

    /**
     * All tensors, without a copy.
     *
     * @throws CheckpointException if one of them does not hold float32 values
     */
    public NamedTensors floats() {
        NamedTensors floats = new NamedTensors();
        tensors.forEach((name, tensor) -> {
            if (tensor.type() != ElementType.F32) {
                throw new CheckpointException(file, format("tensor %s holds %s, not F32 values", name, tensor.type()));
            }
            floats.put(name, new HostTensor(tensor.shape(), tensor.data()));
        });
        return floats;
    }
}
