package dev.kith.tests.bench.training;

import dev.kith.actors.ActorTrainer;
import dev.kith.config.PipelineSettings;
import dev.kith.config.Settings;
import dev.kith.model.method.Method;
import dev.kith.model.method.RunContext;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.run.Trainer;
import dev.kith.model.stop.StopSignal;
import dev.kith.model.timeline.StepTimes;
import dev.kith.model.timeline.Timeline;

/** Trains a few steps from the start, and measures those after the first ones. */
public final class TimedTraining {
    /** Steps before the measured ones. */
    public static final int WARM_UP = 8;

    private static final int COOL_DOWN = 6;

    private final int steps;

    /** @param steps that are measured */
    public TimedTraining(int steps) {
        this.steps = steps;
    }

    /**
     * What happened in one turn.
     *
     * @param milliseconds a step
     */
    public record Turn(Timeline timeline, double milliseconds) {}

    /** Under the loop or the actors, as the settings say. */
    public Turn turn(RunContext context) {
        Settings settings = context.settings();
        Timeline timeline = new Timeline();
        var plan = Method.of(settings).plan(context);
        try (Trainer trainer = settings.pipeline().mode() == PipelineSettings.Mode.SEQUENTIAL
                ? new SequentialTrainer(plan, settings.pipeline(), timeline)
                : new ActorTrainer(plan, settings, timeline)) {
            trainer.train(0, new CutSchedule(0, 0, end()), RunServices.none(), new StopSignal());
        }
        double milliseconds = StepTimes.of(timeline, "online").millisecondsPerStep(WARM_UP, WARM_UP + steps);
        return new Turn(timeline, milliseconds);
    }

    /** The same with batches that workers make ahead, on all processors but one. */
    Turn prefetched(RunContext context) {
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        int ahead = context.settings().pipeline().prefetch();
        try (PrefetchedBatches batches = new PrefetchedBatches(context.batches(), end(), ahead, workers)) {
            return turn(new RunContext(context.settings(), context.architecture(), context.totalSteps(), batches));
        }
    }

    private long end() {
        return WARM_UP + steps + COOL_DOWN;
    }
}
