package dev.kith.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.PipelineSettings.Layout;
import dev.kith.config.Settings;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.run.Cut;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.run.TrainingEnd;
import dev.kith.model.stop.StopSignal;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whole attempts with nodes that compute nothing. */
final class Attempts {
    static final int STEPS = 40;
    static final CutSchedule TO_THE_END = new CutSchedule(0, 0, STEPS);

    private Attempts() {}

    static Settings settings(int staleness) {
        return settings(staleness, Layout.SPLIT);
    }

    static Settings settings(int staleness, Layout layout) {
        return SmallRuns.settings(1, staleness, Settings.Method.SEMPPL, layout);
    }

    static TrainingEnd train(LightPlan light, int staleness, CutSchedule schedule, RunServices services) {
        return train(light, staleness, 0, Map.of(), schedule, services, new StopSignal());
    }

    static TrainingEnd train(
            Layout layout, LightPlan light, int staleness, CutSchedule schedule, RunServices services) {
        try (ActorTrainer trainer = new ActorTrainer(light.plan(), settings(staleness, layout))) {
            return trainer.train(0, schedule, services, new StopSignal());
        }
    }

    static TrainingEnd train(
            LightPlan light,
            int staleness,
            long start,
            Map<String, NamedTensors> states,
            CutSchedule schedule,
            RunServices services,
            StopSignal stop) {
        try (ActorTrainer trainer = new ActorTrainer(light.plan(), settings(staleness))) {
            trainer.restore(states);
            return trainer.train(start, schedule, services, stop);
        }
    }

    static TrainingEnd loop(LightPlan light) {
        try (SequentialTrainer trainer =
                new SequentialTrainer(light.plan(), settings(0).pipeline())) {
            return trainer.train(0, TO_THE_END, new RecordedServices().services(), new StopSignal());
        }
    }

    static float[] values(Cut cut, String node) {
        NamedTensors state = cut.states().get(node);
        assertThat(state).isNotNull();
        return state.get("state").toArray();
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
