package dev.kith.model.timeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Records who worked when: the last slices and samples, and exactly how long two or more worked at once. Thread-safe; memory
 * is bounded however long a run is. A slice costs well under a microsecond.
 */
public final class Timeline {
    private static final int SLICES = 32_768;
    private static final int SAMPLES = 8_192;

    private final LongSupplier clock;
    private final Deque<Slice> slices = new ArrayDeque<>();
    private final Deque<Sample> samples = new ArrayDeque<>();
    private int busy;
    private long lastChange;
    private long overlapNanos;

    /** Something to do that has a result; what it throws goes through. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T run() throws X;
    }

    public Timeline() {
        this(System::nanoTime);
    }

    Timeline(LongSupplier clock) {
        this.clock = clock;
        this.lastChange = clock.getAsLong();
    }

    /** Does work on the calling thread and records it; it counts for the overlap. */
    public <T, X extends Exception> T record(String track, String name, long step, Work<T, X> work) throws X {
        long start = change(1);
        try {
            return work.run();
        } finally {
            add(new Slice(track, name, step, start, change(-1)));
        }
    }

    /** As {@link #record}, for a part of larger work or small work inside an actor: it counts for no overlap. */
    public <T, X extends Exception> T part(String track, String name, long step, Work<T, X> work) throws X {
        long start = clock.getAsLong();
        try {
            return work.run();
        } finally {
            add(new Slice(track, name, step, start, clock.getAsLong()));
        }
    }

    /** Notes the value of a counter. */
    public synchronized void count(String counter, double value) {
        if (samples.size() == SAMPLES) {
            samples.removeFirst();
        }
        samples.addLast(new Sample(counter, value, clock.getAsLong()));
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

    /** The last samples, oldest first. */
    public synchronized List<Sample> samples() {
        return List.copyOf(samples);
    }
}
