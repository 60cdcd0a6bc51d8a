package dev.kith.model.stop;

import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** When the work of a thread shall end, as one thread hands it on to another that works for it. Thread-safe. */
public final class StopScope {
    private static final StopScope NEVER = new StopScope(() -> false);
    private static final ThreadLocal<StopScope> HERE = ThreadLocal.withInitial(() -> NEVER);

    private final BooleanSupplier stopped;

    StopScope(BooleanSupplier stopped) {
        this.stopped = stopped;
    }

    /** That of the calling thread; one that never ends, if the thread is within no signal. */
    public static StopScope here() {
        return HERE.get();
    }

    /** @throws StoppedException if work within this shall end */
    public void check() {
        if (stopped.getAsBoolean()) {
            throw new StoppedException();
        }
    }

    /**
     * Does work within this on the calling thread.
     *
     * @throws StoppedException if it ended early
     */
    public <T> T get(Supplier<T> work) {
        StopScope before = enter();
        try {
            check();
            return work.get();
        } finally {
            leave(before);
        }
    }

    /**
     * The same for work that may throw whatever it likes.
     *
     * @throws StoppedException if it ended early
     */
    public <T> T call(Callable<T> work) throws Exception {
        StopScope before = enter();
        try {
            check();
            return work.call();
        } finally {
            leave(before);
        }
    }

    private StopScope enter() {
        StopScope before = HERE.get();
        HERE.set(this);
        return before;
    }

    private static void leave(StopScope before) {
        if (before == NEVER) {
            HERE.remove(); // threads of a pool keep nothing of a run
        } else {
            HERE.set(before);
        }
    }
}
