package dev.kith.tests.bench.training;

import dev.kith.model.method.RunContext;
import dev.kith.tests.bench.BenchReport;
import dev.kith.tests.bench.Pairs;
import dev.kith.tests.bench.training.TimedTraining.Turn;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trainers against each other on the same work, in turn. */
@Command(
        name = "training",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains a preset's first steps again and again: in the plain loop, in the loop with batches made ahead by",
            "workers, with strict and with asynchronous actors. In every round all of them take their turn, each round in",
            "another order; ratios are formed in the round. Above 1 is faster than the plain loop. The packing bound is",
            "what the same pieces of work would take if they filled all processors without a gap."
        })
public final class TrainingCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "PRESET",
            arity = "0..*",
            description = "Presets, or heavy-augmentation: JPEG, 96 pixels, all augmentations. Default: shapes"
                    + " heavy-augmentation.")
    private List<String> presets = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of the data sets. Default: KITH_DATA.")
    private @Nullable Path data;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting, for all presets; can be repeated.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "40",
            description = "Measured in each turn. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--ways",
            paramLabel = "WAY",
            split = ",",
            description = "Besides the plain loop; the packing bound needs single_threaded. Default: all.")
    private Set<Way> ways = EnumSet.allOf(Way.class);

    @Option(names = "--out", paramLabel = "FILE", description = "Also write JSON.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Map<String, Object> conditions = new TreeMap<>();
        conditions.put("rounds", rounds);
        conditions.put("steps", steps);
        conditions.put("settings", assignments);
        BenchReport report = new BenchReport(conditions);
        for (String preset : presets.isEmpty() ? List.of("shapes", Workload.HEAVY) : presets) {
            measure(new Workload(preset, Optional.ofNullable(data), assignments), report, System.out);
        }
        if (out != null) {
            report.write(out);
        }
        return 0;
    }

    private void measure(Workload workload, BenchReport report, PrintStream print) {
        TimedTraining training = new TimedTraining(steps);
        PackingBound packing = new PackingBound(
                workload.run(Way.SEQUENTIAL.settings()).newPlan().nodes(),
                Runtime.getRuntime().availableProcessors(),
                TimedTraining.WARM_UP,
                TimedTraining.WARM_UP + steps);
        Map<Way, Pairs> results = new EnumMap<>(Way.class);
        Pairs bound = new Pairs();
        List<Way> order = new ArrayList<>(EnumSet.of(Way.SEQUENTIAL, ways.toArray(Way[]::new)));
        // The round before the first one only compiles.
        for (int round = -1; round < rounds; round++) {
            Map<Way, Turn> turns = new EnumMap<>(Way.class);
            for (Way way : order) {
                RunContext context = workload.run(way.settings()).context();
                turns.put(way, way == Way.PREFETCHING ? training.prefetched(context) : training.turn(context));
            }
            if (round >= 0) {
                Turn loop = Objects.requireNonNull(turns.get(Way.SEQUENTIAL));
                turns.forEach((way, turn) ->
                        results.computeIfAbsent(way, w -> new Pairs()).add(turn.milliseconds(), loop.milliseconds()));
                Optional.ofNullable(turns.get(Way.SINGLE_THREADED))
                        .map(single -> packing.milliseconds(
                                single.timeline().slices(), loop.timeline().slices()))
                        .ifPresent(least -> bound.add(least, loop.milliseconds()));
            }
            Collections.rotate(order, 1);
        }
        print.printf(Locale.ROOT, "%s, %d rounds of %d steps%n", workload.name(), rounds, steps);
        results.forEach((way, pairs) -> print(workload.name(), way.shown(), pairs, report, print));
        if (ways.contains(Way.SINGLE_THREADED)) {
            print(workload.name(), "packing bound", bound, report, print);
        }
        print.println();
    }

    private static void print(String workload, String way, Pairs pairs, BenchReport report, PrintStream print) {
        String name = workload + " " + way;
        if (way.equals(Way.SEQUENTIAL.shown())) {
            print.printf(Locale.ROOT, "  %-15s %8.2f ms/step%n", way, pairs.value());
            report.add(name, pairs.value(), "ms/step");
            return;
        }
        double[] interval = pairs.interval();
        print.printf(
                Locale.ROOT,
                "  %-15s %8.2f ms/step  %.3f × (%.3f … %.3f)%n",
                way,
                pairs.value(),
                pairs.ratio(),
                interval[0],
                interval[1]);
        report.add(name, pairs, "ms/step", "sequential");
    }
}
