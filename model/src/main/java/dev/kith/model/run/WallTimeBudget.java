package dev.kith.model.run;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.StepResult;
import dev.kith.model.stop.StopSignal;
import java.util.Arrays;
import java.util.Map;

/**
 * A budget of minutes as a number of steps: schedules need to know the end, and a run that is resumed must not change its
 * mind. So a few steps are measured on a throw-away copy before the run, and what follows from them is written into the
 * run's settings.
 */
final class WallTimeBudget {
    private static final int WARM_UP = 3;
    private static final int MEASURED = 9;
    /** The rest is for evaluations, labels and files. */
    private static final double TRAINING_SHARE = 0.9;

    private WallTimeBudget() {}

    /** Settings with as many steps as fit into their minutes; other settings as they are. */
    static Settings resolve(PreparedRun run) {
        Settings settings = run.settings();
        if (settings.budget().minutes().isEmpty()) {
            return settings;
        }
        double seconds = settings.budget().minutes().getAsDouble() * 60 * TRAINING_SHARE;
        long steps = Math.min(Budget.MOST_STEPS, Math.max(1, Math.round(seconds / secondsPerStep(run))));
        SettingsRequest request = SettingsRequest.ofRun(SettingsPrinter.print(settings), "budget.minutes")
                .set("budget.steps", Long.toString(steps), "measured for budget.minutes");
        return SettingsLoader.load(request).settings();
    }

    private static double secondsPerStep(PreparedRun run) {
        StepClock clock = new StepClock();
        RunServices services = new RunServices(clock, cut -> {}, cut -> Map.of());
        try (Trainer trainer =
                new SequentialTrainer(run.newPlan(), run.settings().pipeline())) {
            trainer.train(0, new CutSchedule(0, 0, WARM_UP + MEASURED), services, new StopSignal());
        }
        return clock.median();
    }

    /** Notes when steps end. */
    private static final class StepClock implements RunServices.StepRecorder {
        private final long[] ends = new long[WARM_UP + MEASURED];

        @Override
        public void pseudoLabels(PseudoLabels labels) {}

        @Override
        public void stepped(StepResult result) {
            StopSignal.check();
            ends[(int) result.step()] = System.nanoTime();
        }

        @Override
        public void evaluated(long step, Map<String, Double> metrics) {}

        double median() {
            double[] seconds = new double[MEASURED];
            for (int i = 0; i < MEASURED; i++) {
                seconds[i] = (ends[WARM_UP + i] - ends[WARM_UP + i - 1]) / 1e9;
            }
            Arrays.sort(seconds);
            return seconds[MEASURED / 2];
        }
    }
}
