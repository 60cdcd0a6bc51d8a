package dev.kith.model.run;

import dev.kith.config.Settings;
import java.util.EnumSet;
import java.util.Set;

/**
 * Before which steps a run is cut.
 *
 * @param checkpointEvery steps between checkpoints; 0: only at the end
 * @param evaluationEvery steps between evaluations; 0: only at the end
 * @param totalSteps length of the run
 */
public record CutSchedule(long checkpointEvery, long evaluationEvery, long totalSteps) {

    public static CutSchedule of(Settings settings, long totalSteps) {
        return new CutSchedule(
                settings.checkpoint().everySteps(),
                settings.evaluation().enabled() ? settings.evaluation().everySteps() : 0,
                totalSteps);
    }

    /** Why the run is cut when {@code step} is the next one; empty: it is not. */
    public Set<Cut.Purpose> at(long step) {
        Set<Cut.Purpose> purposes = EnumSet.noneOf(Cut.Purpose.class);
        if (step >= totalSteps) {
            purposes.add(Cut.Purpose.END);
        } else if (step > 0) {
            if (checkpointEvery > 0 && step % checkpointEvery == 0) {
                purposes.add(Cut.Purpose.CHECKPOINT);
            }
            if (evaluationEvery > 0 && step % evaluationEvery == 0) {
                purposes.add(Cut.Purpose.EVALUATION);
            }
        }
        return purposes;
    }

    /** The first step after {@code step} before which the run is cut. */
    public long next(long step) {
        long next = totalSteps;
        if (checkpointEvery > 0) {
            next = Math.min(next, (step / checkpointEvery + 1) * checkpointEvery);
        }
        if (evaluationEvery > 0) {
            next = Math.min(next, (step / evaluationEvery + 1) * evaluationEvery);
        }
        return next;
    }
}
