package dev.kith.model.run;

import dev.kith.config.Settings;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.method.Plan;
import dev.kith.model.stop.StopSignal;
import dev.kith.model.timeline.Timeline;
import java.util.Map;

/** Something that runs a plan: the loop or the actors. Used by one thread. */
public interface Trainer extends AutoCloseable {

    /** Puts back the state of a cut. */
    void restore(Map<String, NamedTensors> states);

    /**
     * Runs the steps from {@code start} to the end of the schedule, or until asked to stop.
     *
     * @throws TrainingFailedException if training cannot go on
     */
    TrainingEnd train(long start, CutSchedule schedule, RunServices services, StopSignal stop);

    /** Frees what the nodes own. */
    @Override
    void close();

    /** Opens the nodes of a plan; the timeline is told who works when. */
    @FunctionalInterface
    interface Factory {
        Trainer open(Plan plan, Settings settings, Timeline timeline);
    }
}
