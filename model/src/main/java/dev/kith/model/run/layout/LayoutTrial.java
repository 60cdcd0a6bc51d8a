package dev.kith.model.run.layout;

import dev.kith.config.PipelineSettings;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.method.Role;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.StopSignal;
import dev.kith.model.run.Trainer;
import dev.kith.model.timeline.StepTimes;
import dev.kith.model.timeline.Timeline;
import java.util.Map;

/** Trains a throw-away copy of a run for a few steps and says how long they took. */
final class LayoutTrial implements LayoutMeasurement.Trial {
    /** Steps of one trial. The first ones fill the pipeline, the last ones drain it; those between are measured. */
    static final int STEPS = 12;

    private static final int FILL = 3;
    private static final int DRAIN = 3;

    private final Trainer.Factory trainers;

    LayoutTrial(Trainer.Factory trainers) {
        this.trainers = trainers;
    }

    @Override
    public double milliseconds(
            PreparedRun run, PipelineSettings layout, Map<String, NamedTensors> states, long start, StopSignal stop) {
        PreparedRun copy = run.with(run.settings().with(layout));
        var plan = copy.newPlan();
        Timeline timeline = new Timeline();
        try (Trainer trainer = trainers.open(plan, copy.settings(), timeline)) {
            trainer.restore(states);
            trainer.train(start, new CutSchedule(0, 0, start + STEPS), RunServices.none(), stop);
        }
        String learner = plan.nodes().stream()
                .filter(node -> node.role() == Role.LEARNER)
                .map(node -> node.name())
                .findFirst()
                .orElseThrow();
        return stop.requested()
                ? Double.POSITIVE_INFINITY
                : StepTimes.of(timeline, learner).millisecondsPerStep(start + FILL, start + STEPS - DRAIN);
    }
}
