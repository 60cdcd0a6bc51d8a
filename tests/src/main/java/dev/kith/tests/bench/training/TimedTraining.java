package dev.kith.tests.bench.training;

import dev.kith.actors.ActorTrainer;
import dev.kith.config.PipelineSettings;
import dev.kith.config.Settings;
import dev.kith.model.method.Method;
import dev.kith.model.method.RunContext;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.run.StopSignal;
import dev.kith.model.run.Trainer;
import dev.kith.model.timeline.StepTimes;
import dev.kith.model.timeline.Timeline;

/** Trains a few steps from the start, and measures those after the first ones. */
final class TimedTraining {
    private static final int WARM_UP = 8;
    private static final int COOL_DOWN = 6;

    private final Workload workload;
    private final int steps;

    /** @param steps that are measured */
    TimedTraining(Workload workload, int steps) {
        this.workload = workload;
        this.steps = steps;
    }

    /**
     * What happened in one turn.
     *
     * @param milliseconds a step
     */
    record Turn(Timeline timeline, double milliseconds) {}

    Turn turn(Way way) {
        PreparedRun run = workload.run(way.settings());
        RunContext context = run.context();
        if (way != Way.PREFETCHING) {
            return turn(context);
        }
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        int ahead = run.settings().pipeline().prefetch();
        try (PrefetchedBatches batches = new PrefetchedBatches(context.batches(), end(), ahead, workers)) {
            return turn(new RunContext(run.settings(), context.architecture(), context.totalSteps(), batches));
        }
    }

    private Turn turn(RunContext context) {
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

    private long end() {
        return WARM_UP + steps + COOL_DOWN;
    }

    /** The bound for what two turns have shown. */
    double packingBound(Turn single, Turn all) {
        var plan = workload.run(Way.SEQUENTIAL.settings()).newPlan();
        return new PackingBound(plan.nodes(), Runtime.getRuntime().availableProcessors(), WARM_UP, WARM_UP + steps)
                .milliseconds(single.timeline().slices(), all.timeline().slices());
    }
}
