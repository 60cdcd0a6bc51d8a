package dev.kith.model.checkpoint;

import java.util.Arrays;
import java.util.Optional;

/** The element types of safetensors files that are read here; only {@link #F32} is written. */
public enum ElementType {
    F32(4),
    I64(8),
    I32(4),
    U8(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    static Optional<ElementType> named(String name) {
        return Arrays.stream(values()).filter(t -> t.name().equals(name)).findFirst();
    }
}
