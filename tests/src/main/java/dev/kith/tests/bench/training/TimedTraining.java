package dev.kith.tests.bench.training;

import dev.kith.actors.ActorTrainer;
import dev.kith.config.PipelineSettings;
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
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Trains a few steps from the start, and measures those after the first ones. */
public final class TimedTraining {
    /** Steps before the measured ones. */
    public static final int WARM_UP = 8;

    private static final int COOL_DOWN = 6;

    private final Map<Way, PreparedRun> runs;
    private final int steps;

    /**
     * @param runs by who trains them
     * @param steps that are measured
     */
    public TimedTraining(Map<Way, PreparedRun> runs, int steps) {
        this.runs = Map.copyOf(runs);
        this.steps = steps;
    }

    /** Milliseconds a step. */
    public double millis(Way way) {
        PreparedRun chosen = Objects.requireNonNull(runs.get(way));
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
        try (Trainer trainer = settings.pipeline().mode() == PipelineSettings.Mode.SEQUENTIAL
                ? new SequentialTrainer(plan, settings.pipeline(), timeline)
                : new ActorTrainer(plan, settings, timeline)) {
            trainer.train(0, new CutSchedule(0, 0, total), NoServices.all(), new StopSignal());
        }
        // A method may update in its first stage or in its last.
        TreeMap<Long, Long> updated = new TreeMap<>();
        for (Slice slice : timeline.slices()) {
            if (slice.track().equals("online")) {
                updated.merge(slice.step(), slice.endNanos(), Math::max);
            }
        }
        if (updated.size() < total) {
            throw new IllegalArgumentException("the timeline does not hold so many steps: lower --steps");
        }
        long from = Objects.requireNonNull(updated.get(WARM_UP - 1L));
        long to = Objects.requireNonNull(updated.get(total - 1 - COOL_DOWN));
        return (to - from) / 1e6 / (total - WARM_UP - COOL_DOWN);
    }
}
