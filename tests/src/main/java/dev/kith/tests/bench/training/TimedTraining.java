package dev.kith.tests.bench.training;

import dev.kith.actors.ActorTrainer;
import dev.kith.config.Settings;
import dev.kith.model.method.Method;
import dev.kith.model.method.RunContext;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.run.StopSignal;
import dev.kith.model.run.Trainer;
import dev.kith.model.timeline.Slice;
import dev.kith.model.timeline.Timeline;
import dev.kith.tests.bench.NoServices;
import java.util.List;

/** Trains a few steps from the start, and measures those after the first ones. */
final class TimedTraining {
    private static final int WARM_UP = 8;
    private static final int COOL_DOWN = 6;

    private final PreparedRun run;
    private final PreparedRun strict;
    private final int steps;

    /**
     * @param run of the preset
     * @param strict the same without staleness
     * @param steps that are measured
     */
    TimedTraining(PreparedRun run, PreparedRun strict, int steps) {
        this.run = run;
        this.strict = strict;
        this.steps = steps;
    }

    /** Milliseconds a step. */
    double millis(Way way) {
        PreparedRun chosen = way == Way.STRICT ? strict : run;
        RunContext context = chosen.context();
        long total = WARM_UP + steps + COOL_DOWN;
        Settings settings = chosen.settings();
        if (way != Way.PREFETCHING) {
            return millis(way, context, settings, total);
        }
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        try (PrefetchedBatches batches = new PrefetchedBatches(
                context.batches(), total, settings.pipeline().prefetch(), workers)) {
            RunContext prefetched = new RunContext(settings, context.architecture(), context.totalSteps(), batches);
            return millis(way, prefetched, settings, total);
        }
    }

    private static double millis(Way way, RunContext context, Settings settings, long total) {
        Timeline timeline = new Timeline();
        var plan = Method.of(settings).plan(context);
        try (Trainer trainer = way == Way.SEQUENTIAL || way == Way.PREFETCHING
                ? new SequentialTrainer(plan, settings.pipeline(), timeline)
                : new ActorTrainer(plan, settings, timeline)) {
            trainer.train(0, new CutSchedule(0, 0, total), NoServices.all(), new StopSignal());
        }
        List<Slice> updates = timeline.slices().stream()
                .filter(slice -> slice.track().equals("online") && slice.name().equals("complete"))
                .toList();
        if (updates.size() < total) {
            throw new IllegalArgumentException("the timeline does not hold so many steps: lower --steps");
        }
        long from = updates.get(WARM_UP - 1).endNanos();
        long to = updates.get(updates.size() - 1 - COOL_DOWN).endNanos();
        return (to - from) / 1e6 / (total - WARM_UP - COOL_DOWN);
    }
}
