package dev.kith.config.hocon;

import java.util.Arrays;

/** Typed access to one block of the configuration. */
final class Block {
    private final Reading reading;
    private final String prefix;

    Block(Reading reading, String prefix) {
        this.reading = reading;
        this.prefix = prefix;
    }

    /** The value of a key of this block; if it is wrong, the problem is noted and a valid value stands in. */
    <T> T get(String name, Kind<T> kind) {
        return reading.read(prefix + name, kind);
    }

    Block block(String name) {
        return new Block(reading, prefix + name + ".");
    }

    /** Declares keys that replace each other: a layer that sets one clears the others of the layers below. */
    void alternatives(String... names) {
        reading.alternatives(Arrays.stream(names).map(name -> prefix + name).toList());
    }
}
