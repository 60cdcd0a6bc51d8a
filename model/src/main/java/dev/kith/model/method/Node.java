package dev.kith.model.method;

import dev.kith.model.engine.NamedTensors;

/**
 * One owner of a plan, free of threads and actors: a plain object whose stages are called once a step, in the order of
 * steps. All calls but {@link #release} happen on the node's lane, if it has one.
 */
public interface Node extends Lender, AutoCloseable {

    /** Makes what the node owns. */
    default void open() {}

    /** The first half of a step. */
    default Messages begin(long step, Messages in) {
        return new Messages();
    }

    /** The second half of a step. */
    default Messages complete(long step, Messages in) {
        return new Messages();
    }

    /** One half of a step. */
    default Messages run(Stage stage, long step, Messages in) {
        return stage == Stage.BEGIN ? begin(step, in) : complete(step, in);
    }

    /** Every consumer has finished the step: buffers that were lent for it may be used again. Any thread. */
    default void release(long step) {}

    /** Copies of everything that the next steps depend on. */
    default NamedTensors snapshot() {
        return new NamedTensors();
    }

    /** Puts a copied state back, after {@link #open}. */
    default void restore(NamedTensors state) {}

    /** Frees native memory. */
    @Override
    default void close() {}
}
