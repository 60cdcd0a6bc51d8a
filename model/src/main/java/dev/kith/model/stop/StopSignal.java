package dev.kith.model.stop;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Asks work to save what it has and to end. Thread-safe.
 *
 * <p>Steps of a training are looked after by their trainer, which asks {@link #requested()} between two of them. Everything
 * else that takes long (reading data, evaluating, fine-tuning, labelling) is done {@link #within} a signal, and calls {@link
 * #check()} in its loops, at least once a second. Like interruption, the signal belongs to the thread: so it reaches a loop
 * deep inside without a parameter in every signature between. What hands work to other threads, lanes and teams of decoders,
 * hands on its {@link StopScope}.
 */
public final class StopSignal {
    private volatile boolean requested;
    private volatile long since;

    public void request() {
        if (!requested) {
            since = System.nanoTime();
            requested = true;
        }
    }

    public boolean requested() {
        return requested;
    }

    /**
     * Does work on the calling thread that ends early when this signal is given.
     *
     * @throws StoppedException if it did
     */
    public <T> T within(Supplier<T> work) {
        return new StopScope(this::requested).get(work);
    }

    /**
     * The same for work that is soon done, as a rule: it may go on for a while after the signal.
     *
     * @throws StoppedException if the work was given up
     */
    public <T> T within(Duration patience, Supplier<T> work) {
        return new StopScope(() -> requested && System.nanoTime() - since >= patience.toNanos()).get(work);
    }

    /**
     * Ends the work of the calling thread, if it was asked to end. Costs nanoseconds.
     *
     * @throws StoppedException if so
     */
    public static void check() {
        StopScope.here().check();
    }
}
