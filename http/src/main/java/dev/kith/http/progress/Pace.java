package dev.kith.http.progress;

import java.util.ArrayDeque;
import java.util.OptionalDouble;

/** How fast a run goes on lately. The first steps are slow, so only a window of the past counts. */
final class Pace {
    private static final double NANOS = 1e9;

    private final long windowNanos;
    private final ArrayDeque<Mark> marks = new ArrayDeque<>();

    private record Mark(long nanos, long done) {}

    /** @param windowNanos how far back the past counts */
    Pace(long windowNanos) {
        this.windowNanos = windowNanos;
    }

    /** So many steps are done at this time; both never fall. */
    void add(long nanos, long done) {
        marks.addLast(new Mark(nanos, done));
        while (marks.size() > 2 && nanos - marks.getFirst().nanos() > windowNanos) {
            marks.removeFirst();
        }
    }

    /** Steps a second; empty before two of them are known. */
    OptionalDouble perSecond() {
        if (marks.size() < 2) {
            return OptionalDouble.empty();
        }
        Mark first = marks.getFirst();
        Mark last = marks.getLast();
        double seconds = (last.nanos() - first.nanos()) / NANOS;
        return seconds <= 0 ? OptionalDouble.empty() : OptionalDouble.of((last.done() - first.done()) / seconds);
    }
}
