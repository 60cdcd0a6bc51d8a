package dev.kith.tests.bench.soak;

import static dev.kith.config.Text.format;

import dev.kith.actors.ActorTrainer;
import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.method.Plan;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.ProcessMemory;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.run.Trainer;
import dev.kith.model.stop.StopSignal;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Does memory stay flat, and speed what it was? Trains a tiny network for many steps, by the loop or by actors, in a Java
 * process made for it: a heap of fixed size that is touched at the start, and the compiler that is soon done. Otherwise the
 * growth of the heap towards its limit, and that of the code cache, would be measured, too.
 */
public final class Soak {
    /** The options of the Java process that it runs in. */
    public static final List<String> JAVA_OPTIONS =
            List.of("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final double TOLERATED_GROWTH = 0.05;
    private static final int CUT_EVERY = 250;

    private final Way way;
    private final long steps;
    private final PrintStream out;

    /** Trainers to watch. */
    private enum Way {
        LOOP,
        ACTORS;

        private Trainer open(Plan plan, Settings settings) {
            return this == LOOP ? new SequentialTrainer(plan, settings.pipeline()) : new ActorTrainer(plan, settings);
        }
    }

    private Soak(Way way, long steps, PrintStream out) {
        this.way = way;
        this.steps = steps;
        this.out = out;
    }

    /**
     * Ends with 0 if memory stayed flat, 1 if it grew, 2 if it cannot be told. Speed is printed, not judged: it is not the
     * program's alone.
     *
     * @param args {@code loop} or {@code actors}, the number of steps, and the layout of lanes
     */
    public static void main(String[] args) {
        if (args.length != 3 || ProcessMemory.resident().isEmpty()) {
            System.err.println("usage: Soak loop|actors STEPS LAYOUT, on a system with /proc");
            System.exit(2);
        }
        Way way = Way.valueOf(args[0].toUpperCase(Locale.ROOT));
        System.exit(new Soak(way, Long.parseLong(args[1]), System.out).isFlat(args[2]) ? 0 : 1);
    }

    private boolean isFlat(String layout) {
        PreparedRun run = PreparedRun.prepare(settings(layout));
        out.println("    step     memory   steps/s");
        Endurance endurance =
                new Endurance(steps, () -> ProcessMemory.resident().orElseThrow(), System::nanoTime, this::print);
        RunServices services = new RunServices(endurance, cut -> {}, cut -> Map.of());
        // Cuts copy all state: they belong to what must not leak.
        CutSchedule schedule = new CutSchedule(CUT_EVERY, CUT_EVERY, steps);
        try (Trainer trainer = way.open(run.newPlan(), run.settings())) {
            trainer.train(0, schedule, services, new StopSignal());
        }
        boolean flat = endurance.growth() <= TOLERATED_GROWTH;
        out.printf(
                Locale.ROOT,
                "%s, %s: memory %+.1f %% after warm-up, %s; the last tenth is %.3f times as fast as the second%n",
                way,
                layout,
                100 * endurance.growth(),
                flat ? "flat" : format("more than %.0f %%", 100 * TOLERATED_GROWTH),
                endurance.speed());
        return flat;
    }

    private void print(Endurance.Mark mark) {
        out.printf(
                Locale.ROOT, "%,8d  %,6d MB  %8.1f%n", mark.step(), mark.residentBytes() >> 20, mark.stepsPerSecond());
    }

    private Settings settings(String layout) {
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
                                "pipeline.layout=" + layout,
                                "budget.steps=" + steps))
                .settings();
    }
}
