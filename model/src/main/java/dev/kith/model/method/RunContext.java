package dev.kith.model.method;

import dev.kith.config.Settings;
import dev.kith.model.network.Architecture;
import dev.kith.model.timeline.Timeline;

/**
 * What every node of a run may know.
 *
 * @param totalSteps length of the run, which schedules follow
 * @param batches makes the batches of the run; pure, and safe to call from several threads
 * @param trace sees what no message carries
 * @param timeline is told of the parts of the nodes' work
 */
public record RunContext(
        Settings settings,
        Architecture architecture,
        long totalSteps,
        BatchSource batches,
        TraceSink trace,
        Timeline timeline) {

    /** A run that is not traced. */
    public RunContext(Settings settings, Architecture architecture, long totalSteps, BatchSource batches) {
        this(settings, architecture, totalSteps, batches, TraceSink.NONE, new Timeline());
    }

    /** The same run, traced. */
    public RunContext tracedBy(TraceSink sink) {
        return new RunContext(settings, architecture, totalSteps, batches, sink, timeline);
    }

    /** The batch of a step, made anew at each call from (seed, step). */
    public interface BatchSource extends Lender {
        Batch batch(long step);

        /** Every consumer has finished the step: its buffers may be used again. */
        void release(long step);

        /** Nobody works on any step any more. */
        default void releaseAll() {}
    }
}
