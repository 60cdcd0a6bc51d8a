package dev.kith.tests.bench.messages;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.method.RunContext;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.timeline.Slice;
import dev.kith.tests.bench.BenchReport;
import dev.kith.tests.bench.Pairs;
import dev.kith.tests.bench.Values;
import dev.kith.tests.bench.training.TimedTraining;
import dev.kith.tests.bench.training.Way;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A step of the strict pipeline against a step of the plain loop. The network is tiny, so that what the actors add is not
 * lost in the noise of the computation; how much that is of a real step is said beside the step of the preset shapes.
 */
final class StepTable {
    private static final int BATCHES = 16;

    /** Turns, at most, of the loop on the preset as it is. */
    private static final int WHOLE_TURNS = 5;

    private static final int WHOLE_STEPS = 20;

    private static final int WARM_UP = 3;

    /** One thread an operation: two would mostly wait for each other. */
    private static final List<String> TINY = List.of(
            "pipeline.threads=1",
            "data.image-size=16",
            "data.shapes-train=700",
            "data.shapes-test=20",
            "batch.size=20",
            "batch.labelled=8",
            "encoder.width=4",
            "encoder.blocks=[1,1]",
            "projector.hidden=16",
            "projector.output=8",
            "predictor.hidden=16",
            "predictor.output=8",
            "queue.capacity=48");

    private final int length;
    private final int rounds;

    /** Milliseconds a step. */
    private record Comparison(Pairs clock, Pairs processor) {}

    private record Side(PreparedRun run, KeptBatches batches, Values publish, Values bytes) {}

    /** @param length steps in each turn */
    StepTable(int length, int rounds) {
        this.length = length;
        this.rounds = rounds;
    }

    void measure(BenchReport report, PrintStream print) {
        Map<Way, Side> sides = new EnumMap<>(Way.class);
        for (Way way : List.of(Way.SEQUENTIAL, Way.STRICT)) {
            sides.put(way, side(way));
        }
        Comparison comparison = compare(sides);
        double whole = whole();
        print.printf(
                Locale.ROOT,
                "a step: %d pairs of %d steps, batches in memory; shapes takes %.1f ms%n",
                rounds,
                length,
                whole);
        row("time", comparison.clock(), whole, report, print);
        row("processor time", comparison.processor(), whole, report, print);
        sides.forEach((way, side) -> {
            print.printf(
                    Locale.ROOT,
                    "  %-10s  publishing %.1f µs, %,.0f bytes of heap a step%n",
                    way.shown(),
                    side.publish().median(),
                    side.bytes().median());
            report.add(way.shown() + ", publish", side.publish().median(), "µs/step");
            report.add(way.shown() + ", allocated", side.bytes().median(), "bytes/step");
        });
    }

    private static void row(String name, Pairs pairs, double whole, BenchReport report, PrintStream print) {
        double added = pairs.difference().median();
        double[] interval = pairs.difference().interval();
        print.printf(
                Locale.ROOT,
                "  %-14s  %6.0f µs in the pipeline, %+.0f µs (%+.0f … %+.0f) over the loop, %+.2f %% of a step of shapes%n",
                name,
                1e3 * pairs.value(),
                1e3 * added,
                1e3 * interval[0],
                1e3 * interval[1],
                100 * added / whole);
        report.add("strict over loop, " + name, 1e3 * added, "µs/step");
        report.add("strict over loop, " + name + ", least", 1e3 * interval[0], "µs/step");
        report.add("strict over loop, " + name + ", most", 1e3 * interval[1], "µs/step");
        report.add("strict over loop, " + name + ", of shapes", 100 * added / whole, "% of a step");
    }

    private Comparison compare(Map<Way, Side> sides) {
        TimedTraining training = new TimedTraining(length);
        Comparison comparison = new Comparison(new Pairs(), new Pairs());
        List<Way> order = new ArrayList<>(sides.keySet());
        // The rounds before the first one only compile.
        for (int round = -WARM_UP; round < rounds; round++) {
            Map<Way, Double> clock = new EnumMap<>(Way.class);
            Map<Way, Double> processor = new EnumMap<>(Way.class);
            for (Way way : order) {
                clock.put(way, training.turn(side(sides, way).run().context()).milliseconds());
                processor.put(way, side(sides, way).batches().processorMillisAStep());
            }
            Collections.reverse(order);
            if (round >= 0) {
                comparison.clock().add(value(clock, Way.STRICT), value(clock, Way.SEQUENTIAL));
                comparison.processor().add(value(processor, Way.STRICT), value(processor, Way.SEQUENTIAL));
                sides.values().forEach(StepTable::note);
            }
        }
        return comparison;
    }

    private static Side side(Map<Way, Side> sides, Way way) {
        return Objects.requireNonNull(sides.get(way));
    }

    private static double value(Map<Way, Double> values, Way way) {
        return Objects.requireNonNull(values.get(way));
    }

    private static void note(Side side) {
        side.bytes().add(side.batches().bytesAStep());
        Values publish = new Values();
        for (Slice slice : side.run().context().timeline().slices()) {
            if (slice.track().equals("online") && slice.name().equals("publish")) {
                publish.add((slice.endNanos() - slice.startNanos()) / 1e3);
            }
        }
        side.publish().add(publish.median());
    }

    private Side side(Way way) {
        List<String> assignments = new ArrayList<>(TINY);
        assignments.addAll(way.settings());
        PreparedRun run = PreparedRun.prepare(settings(assignments));
        RunContext context = run.context();
        KeptBatches batches =
                new KeptBatches(context.batches(), BATCHES, TimedTraining.WARM_UP, TimedTraining.WARM_UP + length);
        return new Side(with(run, batches), batches, new Values(), new Values());
    }

    /** Milliseconds of a step of the preset as it is, in the loop. */
    private double whole() {
        PreparedRun run = PreparedRun.prepare(settings(Way.SEQUENTIAL.settings()));
        PreparedRun kept = with(run, new KeptBatches(run.context().batches(), BATCHES, 0, 1));
        TimedTraining training = new TimedTraining(WHOLE_STEPS);
        Values millis = new Values();
        for (int turn = 0; turn < Math.min(WHOLE_TURNS, rounds); turn++) {
            millis.add(training.turn(kept.context()).milliseconds());
        }
        return millis.median();
    }

    private static PreparedRun with(PreparedRun run, RunContext.BatchSource batches) {
        RunContext context = run.context();
        return new PreparedRun(
                run.settings(),
                run.data(),
                run.partition(),
                run.normalization(),
                run.broken(),
                new RunContext(run.settings(), context.architecture(), context.totalSteps(), batches));
    }

    private static Settings settings(List<String> assignments) {
        return SettingsLoader.load(SettingsRequest.ofPreset("shapes").assign(assignments.toArray(String[]::new)))
                .settings();
    }
}
