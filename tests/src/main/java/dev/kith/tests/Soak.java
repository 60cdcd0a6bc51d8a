package dev.kith.tests;

import dev.kith.actors.ActorTrainer;
import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.method.Plan;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.run.StopSignal;
import dev.kith.model.run.Trainer;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/**
 * Does memory stay flat? Trains a tiny network for many steps, by the loop or by actors, and prints the resident memory of
 * the process. Run it with a heap of fixed size that is touched at the start and with the first compiler alone ({@code
 * -Xms96m -Xmx96m -XX:+AlwaysPreTouch -XX:TieredStopAtLevel=1}); otherwise the growth of the heap towards its limit, and
 * that of the code cache, is measured, too.
 */
public final class Soak {
    private static final int PRINTED_EVERY = 250;
    private static final double TOLERATED_GROWTH = 0.05;

    private final long steps;
    private final PrintStream out;
    private long afterWarmUp;
    private long last;

    /** Trainers to watch. */
    enum Way {
        LOOP,
        ACTORS;

        private Trainer open(Plan plan, Settings settings) {
            return this == LOOP ? new SequentialTrainer(plan, settings.pipeline()) : new ActorTrainer(plan, settings);
        }
    }

    private Soak(long steps, PrintStream out) {
        this.steps = steps;
        this.out = out;
    }

    /**
     * Ends with 0 if memory stayed flat, 1 if it grew, 2 if it cannot be told.
     *
     * @param args {@code loop} or {@code actors}, and the number of steps
     */
    public static void main(String[] args) {
        if (args.length != 2 || ResidentMemory.bytes().isEmpty()) {
            System.err.println("usage: Soak loop|actors STEPS, on a system with /proc");
            System.exit(2);
        }
        Way way = Way.valueOf(args[0].toUpperCase(Locale.ROOT));
        System.exit(new Soak(Long.parseLong(args[1]), System.out).isFlat(way) ? 0 : 1);
    }

    private boolean isFlat(Way way) {
        PreparedRun run = PreparedRun.prepare(settings());
        RunServices services = new RunServices(new Watch(), cut -> {}, cut -> Map.of());
        // Cuts copy all state: they belong to what must not leak.
        CutSchedule schedule = new CutSchedule(PRINTED_EVERY, PRINTED_EVERY, steps);
        try (Trainer trainer = way.open(run.newPlan(), run.settings())) {
            trainer.train(0, schedule, services, new StopSignal());
        }
        double growth = (double) last / afterWarmUp - 1;
        boolean flat = growth <= TOLERATED_GROWTH;
        out.printf(
                "%s: %+.1f %% after warm-up, %s%n",
                way, 100 * growth, flat ? "flat" : "more than %.0f %%".formatted(100 * TOLERATED_GROWTH));
        return flat;
    }

    private Settings settings() {
        return SettingsLoader.load(SettingsRequest.ofPreset("shapes")
                        .assign(
                                "data.image-size=16",
                                "data.shapes-train=200",
                                "data.validation=10",
                                "batch.size=20",
                                "batch.labelled=8",
                                "encoder.width=4",
                                "encoder.blocks=[1,1]",
                                "projector.hidden=16",
                                "projector.output=8",
                                "predictor.hidden=16",
                                "predictor.output=8",
                                "head.pseudo-from-step=0",
                                "pipeline.threads=1",
                                "pipeline.layout=shared",
                                "budget.steps=" + steps))
                .settings();
    }

    /** Reads the memory as steps end; the first quarter of the run is warm-up. */
    private final class Watch implements RunServices.StepRecorder {
        @Override
        public void stepped(StepResult result) {
            long step = result.step() + 1;
            last = ResidentMemory.bytes().orElseThrow();
            if (step <= steps / 4) {
                afterWarmUp = last;
            }
            if (step % PRINTED_EVERY == 0 || step == steps) {
                out.printf("step %,8d  %,6d MB%n", step, last >> 20);
            }
        }

        @Override
        public void pseudoLabels(PseudoLabels labels) {}

        @Override
        public void evaluated(long step, Map<String, Double> metrics) {}
    }
}
