package dev.kith.http.progress;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A run at one moment, as its progress is told.
 *
 * @param activity what is being done, in a word or two
 * @param done steps that have ended
 * @param perSecond steps a second, lately
 * @param figures the newest ones, such as {@code loss 2.31}; the most important first
 */
record Snapshot(String activity, long done, long total, OptionalDouble perSecond, List<String> figures) {

    Snapshot {
        figures = List.copyOf(figures);
    }

    /** Share of the run that is done, 0 … 1. */
    double share() {
        return total == 0 ? 1 : (double) done / total;
    }

    /** Seconds until the last step, if it goes on like this. */
    OptionalDouble secondsLeft() {
        return perSecond.isPresent() && perSecond.getAsDouble() > 0
                ? OptionalDouble.of((total - done) / perSecond.getAsDouble())
                : OptionalDouble.empty();
    }
}
