package dev.kith.actors.timeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/**
 * Records who worked when: the last slices, and exactly how long two or more worked at once. Thread-safe; memory is
 * bounded however long a run is.
 */
public final class Timeline {
    private static final int SLICES = 16_384;

    private final LongSupplier clock;
    private final Deque<Slice> slices = new ArrayDeque<>();
    private int busy;
    private long lastChange;
    private long overlapNanos;

    public Timeline() {
        this(System::nanoTime);
    }

    Timeline(LongSupplier clock) {
        this.clock = clock;
        this.lastChange = clock.getAsLong();
    }

    /** Does work on the calling thread and records it. */
    public <T> T record(String lane, String name, long step, Callable<T> work) throws Exception {
        long start = change(1);
        try {
            return work.call();
        } finally {
            add(new Slice(lane, name, step, start, change(-1)));
        }
    }

    /** As {@link #record}, for small work inside an actor, which counts for no overlap. */
    public <T> T recordAside(String lane, String name, long step, Callable<T> work) throws Exception {
        long start = clock.getAsLong();
        try {
            return work.call();
        } finally {
            add(new Slice(lane, name, step, start, clock.getAsLong()));
        }
    }

    private synchronized long change(int by) {
        long now = clock.getAsLong();
        if (busy >= 2) {
            overlapNanos += now - lastChange;
        }
        busy += by;
        lastChange = now;
        return now;
    }

    private synchronized void add(Slice slice) {
        if (slices.size() == SLICES) {
            slices.removeFirst();
        }
        slices.addLast(slice);
    }

    /** Nanoseconds so far in which at least two worked at once. */
    public synchronized long overlapNanos() {
        return overlapNanos + (busy >= 2 ? clock.getAsLong() - lastChange : 0);
    }

    /** The last slices, in the order in which they ended. */
    public synchronized List<Slice> slices() {
        return List.copyOf(slices);
    }
}
