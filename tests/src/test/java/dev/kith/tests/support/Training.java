package dev.kith.tests.support;

import dev.kith.actors.ActorTrainer;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.method.Batch;
import dev.kith.model.method.Method;
import dev.kith.model.method.Plan;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.RunContext;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.Cut;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.run.Trainer;
import dev.kith.model.run.TrainingEnd;
import dev.kith.model.stop.StopSignal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Trains a prepared run without a directory, and keeps what it told. */
public final class Training {

    /** The loop without actors. */
    public static final Trainer.Factory LOOP =
            (plan, settings, timeline) -> new SequentialTrainer(plan, settings.pipeline(), timeline);

    /** The actors. */
    public static final Trainer.Factory ACTORS = ActorTrainer::new;

    private final PreparedRun run;
    private final Trainer.Factory trainers;
    private Optional<Cut> from = Optional.empty();
    private OptionalLong stopAt = OptionalLong.empty();
    private long checkpointEvery;

    /**
     * What a training told.
     *
     * @param results of every step, in the order heard
     * @param pseudoLabels of every step, in the order heard
     * @param checkpoints all cuts that were to be saved
     */
    public record Told(
            TrainingEnd end, List<StepResult> results, List<PseudoLabels> pseudoLabels, List<Cut> checkpoints) {}

    public Training(PreparedRun run, Trainer.Factory trainers) {
        this.run = run;
        this.trainers = trainers;
    }

    /** Goes on from a cut. */
    public Training from(Cut cut) {
        from = Optional.of(cut);
        return this;
    }

    /** Asks the trainer to stop when the batch of this step is made: surely before the end, however slow a recorder is. */
    public Training stopAtBatch(long step) {
        stopAt = OptionalLong.of(step);
        return this;
    }

    /** Cuts for checkpoints. */
    public Training checkpointEvery(long steps) {
        checkpointEvery = steps;
        return this;
    }

    /** The states of the end, by node. */
    public Map<String, NamedTensors> states() {
        return train().end().cut().states();
    }

    /** Trains to the end, or until it is stopped. */
    public Told train() {
        List<StepResult> results = Collections.synchronizedList(new ArrayList<>());
        List<PseudoLabels> labels = Collections.synchronizedList(new ArrayList<>());
        List<Cut> checkpoints = Collections.synchronizedList(new ArrayList<>());
        StopSignal stop = new StopSignal();
        RunServices.StepRecorder recorder = new RunServices.StepRecorder() {
            @Override
            public void pseudoLabels(PseudoLabels told) {
                labels.add(told);
            }

            @Override
            public void stepped(StepResult result) {
                results.add(result);
            }

            @Override
            public void evaluated(long step, Map<String, Double> metrics) {}
        };
        RunServices services = new RunServices(recorder, checkpoints::add, cut -> Map.of());
        CutSchedule schedule = new CutSchedule(checkpointEvery, 0, run.context().totalSteps());
        Plan plan = Method.of(run.settings()).plan(contextThatStops(stop));
        try (Trainer trainer = trainers.open(plan, run.settings(), run.context().timeline())) {
            from.ifPresent(cut -> trainer.restore(cut.states()));
            TrainingEnd end = trainer.train(from.map(Cut::step).orElse(0L), schedule, services, stop);
            return new Told(end, List.copyOf(results), List.copyOf(labels), List.copyOf(checkpoints));
        }
    }

    private RunContext contextThatStops(StopSignal stop) {
        RunContext context = run.context();
        RunContext.BatchSource batches = new RunContext.BatchSource() {
            @Override
            public Batch batch(long step) {
                if (stopAt.isPresent() && step >= stopAt.getAsLong()) {
                    stop.request();
                }
                return context.batches().batch(step);
            }

            @Override
            public void release(long step) {
                context.batches().release(step);
            }
        };
        return new RunContext(
                context.settings(),
                context.architecture(),
                context.totalSteps(),
                batches,
                context.trace(),
                context.timeline());
    }
}
