package dev.kith.model.run;

import dev.kith.model.engine.NamedTensors;
import java.util.Map;

/** How the steps of a run are made: by one trainer, or by several in turn. */
@FunctionalInterface
public interface TrainingCourse {

    /**
     * Makes the steps from {@code start} to the end of the schedule, or until asked to stop.
     *
     * @param states to go on from, by node; empty: from the beginning
     * @throws TrainingFailedException if training cannot go on
     */
    TrainingEnd train(
            PreparedRun run,
            long start,
            Map<String, NamedTensors> states,
            CutSchedule schedule,
            RunServices services,
            StopSignal stop);

    /** All of it under one trainer, as the settings say. */
    static TrainingCourse of(Trainer.Factory trainers) {
        return (run, start, states, schedule, services, stop) -> {
            try (Trainer trainer =
                    trainers.open(run.newPlan(), run.settings(), run.context().timeline())) {
                if (!states.isEmpty()) {
                    trainer.restore(states);
                }
                return trainer.train(start, schedule, services, stop);
            }
        };
    }
}
