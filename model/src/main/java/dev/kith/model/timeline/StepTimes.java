package dev.kith.model.timeline;

import static dev.kith.config.Text.format;

import java.util.Map;
import java.util.TreeMap;

/** When the steps of a run ended, as its timeline tells. */
public final class StepTimes {
    private final TreeMap<Long, Long> ends = new TreeMap<>();

    private StepTimes() {}

    /** A step ends with the last slice of the given track: a method may update in its first stage or in its last. */
    public static StepTimes of(Timeline timeline, String track) {
        StepTimes times = new StepTimes();
        for (Slice slice : timeline.slices()) {
            if (slice.track().equals(track)) {
                times.ends.merge(slice.step(), slice.endNanos(), Math::max);
            }
        }
        return times;
    }

    /**
     * Mean duration of a step, from the end of step {@code first - 1} to the end of step {@code end - 1}.
     *
     * @throws IllegalArgumentException if the timeline does not know both ends: it keeps only the last slices
     */
    public double millisecondsPerStep(long first, long end) {
        return (end(end - 1) - end(first - 1)) / 1e6 / (end - first);
    }

    private long end(long step) {
        Long nanos = ends.get(step);
        if (nanos == null) {
            Map.Entry<Long, Long> known = ends.firstEntry();
            throw new IllegalArgumentException(format(
                    "the timeline does not know the end of step %d, but of %s",
                    step, known == null ? "none" : format("%d to %d", known.getKey(), ends.lastKey())));
        }
        return nanos;
    }
}
