package dev.kith.tests.bench.pipeline;

import dev.kith.actors.ActorTrainer;
import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.run.Trainer;
import dev.kith.model.stop.StopSignal;
import dev.kith.model.timeline.Timeline;
import java.util.List;

/** Runs simulated plans under the real trainers, and measures the middle of each run. */
final class Simulation {
    private final Times times;
    private final int steps;

    /**
     * What a run came to, in its steady state.
     *
     * @param millis a step
     * @param device share of the time in which the device was occupied
     * @param loading share of the workers' time that was spent loading
     */
    record Measured(double millis, double device, double loading) {}

    Simulation(Times times, int steps) {
        this.times = times;
        this.steps = steps;
    }

    /** Under the actors; the timeline is told who worked when. */
    Measured actors(int staleness, int workers, Timeline timeline) {
        SimulatedPlan plan = new SimulatedPlan(times, staleness);
        try (Trainer trainer = new ActorTrainer(plan.plan(), settings(staleness, workers), timeline)) {
            return run(trainer, plan, staleness, workers);
        }
    }

    /** Under the plain loop. */
    Measured loop() {
        SimulatedPlan plan = new SimulatedPlan(times, 0);
        try (Trainer trainer = new SequentialTrainer(plan.plan(), settings(0, 1).pipeline())) {
            return run(trainer, plan, 0, 1);
        }
    }

    private Measured run(Trainer trainer, SimulatedPlan plan, int staleness, int workers) {
        trainer.train(0, new CutSchedule(0, 0, steps), RunServices.none(), new StopSignal());
        // Without the ends: batches that were made ahead are used up first, and nothing is loaded any more at last.
        List<Long> starts = plan.stepStarts();
        int edge = Math.min(steps / 4, staleness + workers + 4);
        long from = starts.get(edge);
        long to = starts.get(steps - 1 - edge);
        double nanos = to - from;
        return new Measured(
                nanos / 1e6 / (steps - 1 - 2 * edge),
                plan.device().busyNanos(from, to) / nanos,
                plan.loaders().busyNanos(from, to) / nanos / workers);
    }

    private static Settings settings(int staleness, int workers) {
        return SettingsLoader.load(SettingsRequest.ofPreset("shapes")
                        .assign(
                                "pipeline.threads=1",
                                "pipeline.layout=shared",
                                "pipeline.max-staleness=" + staleness,
                                "pipeline.workers=" + workers))
                .settings();
    }
}
