package dev.kith.tests.bench.training;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.run.PreparedRun;
import dev.kith.tests.bench.BenchReport;
import dev.kith.tests.bench.Pairs;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            "another order; ratios are formed in the round. Above 1 is faster than the plain loop."
        })
public final class TrainingCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PRESET", arity = "0..*", description = "Default: shapes.")
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

    @Option(names = "--out", paramLabel = "FILE", description = "Also write JSON.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Map<String, Object> conditions = new TreeMap<>();
        conditions.put("rounds", rounds);
        conditions.put("steps", steps);
        conditions.put("settings", assignments);
        BenchReport report = new BenchReport(conditions);
        for (String preset : presets.isEmpty() ? List.of("shapes") : presets) {
            measure(preset, report, System.out);
        }
        if (out != null) {
            report.write(out);
        }
        return 0;
    }

    private void measure(String preset, BenchReport report, PrintStream print) {
        PreparedRun run = PreparedRun.prepare(settings(preset, List.of()));
        Map<Way, PreparedRun> runs = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            runs.put(way, run.with(settings(preset, way.settings())));
        }
        TimedTraining training = new TimedTraining(runs, steps);
        Map<Way, Pairs> results = new EnumMap<>(Way.class);
        List<Way> order = new ArrayList<>(List.of(Way.values()));
        // The round before the first one only compiles.
        for (int round = -1; round < rounds; round++) {
            Map<Way, Double> millis = new EnumMap<>(Way.class);
            for (Way way : order) {
                millis.put(way, training.millis(way));
            }
            if (round < 0) {
                continue;
            }
            millis.forEach((way, value) -> results.computeIfAbsent(way, w -> new Pairs())
                    .add(value, millis.getOrDefault(Way.SEQUENTIAL, value)));
            Collections.rotate(order, 1);
        }
        print.printf("%s, %d rounds of %d steps%n", preset, rounds, steps);
        results.forEach((way, pairs) -> print(preset, way, pairs, report, print));
        print.println();
    }

    private static void print(String preset, Way way, Pairs pairs, BenchReport report, PrintStream print) {
        String name = preset + " " + way.shown();
        if (way == Way.SEQUENTIAL) {
            print.printf(Locale.ROOT, "  %-13s %8.2f ms/step%n", way.shown(), pairs.value());
            report.add(name, pairs.value(), "ms/step");
            return;
        }
        double[] interval = pairs.interval();
        print.printf(
                Locale.ROOT,
                "  %-13s %8.2f ms/step  %.3f × (%.3f … %.3f)%n",
                way.shown(),
                pairs.value(),
                pairs.ratio(),
                interval[0],
                interval[1]);
        report.add(name, pairs.value(), "ms/step", "sequential", pairs.ratio());
    }

    private Settings settings(String preset, List<String> more) {
        SettingsRequest request = SettingsRequest.ofPreset(preset);
        String known = System.getenv("KITH_DATA");
        if (data != null) {
            request = request.dataRoot(data, "--data");
        } else if (known != null) {
            request = request.dataRoot(Path.of(known), "KITH_DATA");
        }
        List<String> all = new ArrayList<>(assignments);
        all.addAll(more);
        return SettingsLoader.load(request.assign(all.toArray(String[]::new))).settings();
    }
}
