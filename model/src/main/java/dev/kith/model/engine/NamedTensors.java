package dev.kith.model.engine;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Tensors by name, in the order of their names: the state of an owner, as checkpoints keep it. */
public final class NamedTensors {
    private final Map<String, HostTensor> tensors = new TreeMap<>();

    /** Adds a tensor and returns this. */
    public NamedTensors put(String name, HostTensor tensor) {
        tensors.put(name, tensor);
        return this;
    }

    /** Adds all tensors of another state under {@code prefix + name}. */
    public NamedTensors putAll(String prefix, NamedTensors others) {
        others.tensors.forEach((name, tensor) -> tensors.put(prefix + name, tensor));
        return this;
    }

    /**
     * A tensor.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public HostTensor get(String name) {
        HostTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor named " + name + " among " + tensors.keySet());
        }
        return tensor;
    }

    /** The tensors whose names start with a prefix, without it. */
    public NamedTensors part(String prefix) {
        NamedTensors part = new NamedTensors();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), tensor);
            }
        });
        return part;
    }

    /** An unmodifiable view. */
    public Map<String, HostTensor> asMap() {
        return Collections.unmodifiableMap(tensors);
    }
}
