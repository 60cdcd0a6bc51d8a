package dev.kith.model.method;

import ai.djl.ndarray.NDArray;
import dev.kith.model.engine.HostTensor;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Sees values inside a node that no message carries, for those who check the mathematics. Nodes offer them by suppliers, on
 * their lane; outside of a trace nobody asks these for anything.
 */
public interface TraceSink {

    /** Asks for nothing. */
    TraceSink NONE = new TraceSink() {
        @Override
        public void tensor(long step, String name, Supplier<HostTensor> value) {}

        @Override
        public void number(long step, String name, DoubleSupplier value) {}
    };

    /** A tensor, valid until this call returns. */
    void tensor(long step, String name, Supplier<HostTensor> value);

    /** A number. */
    void number(long step, String name, DoubleSupplier value);

    /** A float32 array. */
    default void array(long step, String name, NDArray array) {
        tensor(
                step,
                name,
                () -> HostTensor.allocate(array.getShape().getShape()).fill(array));
    }

    /** Arrays by direction: the first one's name ends in 1. */
    default void arrays(long step, String name, List<NDArray> arrays) {
        for (int i = 0; i < arrays.size(); i++) {
            array(step, name + (i + 1), arrays.get(i));
        }
    }
}
