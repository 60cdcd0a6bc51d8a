package dev.kith.actors.pipeline;

import dev.kith.actors.node.Attempt;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.method.Plan;
import dev.kith.model.run.BatchMemory;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.Lanes;
import dev.kith.model.run.RunServices;
import dev.kith.model.stop.StopSignal;
import dev.kith.model.timeline.Timeline;
import java.util.Map;

/**
 * Everything that one attempt at a run needs.
 *
 * @param memory how much of it the batches in flight may take; the attempt's window follows from it
 * @param states to continue from, by node; empty: a fresh start
 * @param start first step
 */
public record AttemptSpec(
        Attempt attempt,
        Plan plan,
        BatchMemory memory,
        Lanes lanes,
        Timeline timeline,
        Map<String, NamedTensors> states,
        long start,
        CutSchedule schedule,
        RunServices services,
        StopSignal stop) {

    public AttemptSpec {
        states = Map.copyOf(states);
    }
}
