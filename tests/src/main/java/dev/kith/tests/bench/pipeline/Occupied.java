package dev.kith.tests.bench.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Something that is occupied for a time without any work being done, and remembers when. Thread-safe. */
final class Occupied {
    private final boolean exclusive;
    private final List<Interval> intervals = new ArrayList<>();
    private int users;

    /** Times of {@link System#nanoTime}. */
    record Interval(long start, long end) {}

    /** @param exclusive whether two users at once are a mistake of who schedules them */
    Occupied(boolean exclusive) {
        this.exclusive = exclusive;
    }

    /** Holds the calling thread. */
    void occupy(double millis) {
        if (millis <= 0) {
            return;
        }
        enter();
        long start = System.nanoTime();
        long end = start + Math.round(millis * 1e6);
        for (long left = end - start; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        leave(new Interval(start, System.nanoTime()));
    }

    private synchronized void enter() {
        if (exclusive && users > 0) {
            throw new IllegalStateException("two users at once");
        }
        users++;
    }

    private synchronized void leave(Interval interval) {
        users--;
        intervals.add(interval);
    }

    /** Whether somebody holds it now. */
    synchronized boolean inUse() {
        return users > 0;
    }

    /** Nanoseconds of occupation between two moments, summed over all users. */
    synchronized long busyNanos(long from, long to) {
        return intervals.stream()
                .mapToLong(i -> Math.max(0, Math.min(i.end(), to) - Math.max(i.start(), from)))
                .sum();
    }
}
