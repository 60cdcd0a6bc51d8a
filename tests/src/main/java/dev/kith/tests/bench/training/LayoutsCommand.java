package dev.kith.tests.bench.training;

import dev.kith.config.PipelineSettings;
import dev.kith.tests.bench.BenchReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Layouts of lanes against each other on the same work, in turn. */
@Command(
        name = "layouts",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains a preset's first steps again and again, on throw-away copies, under every sensible layout of lanes. In",
            "every round all of them take their turn, each round in another order; ratios are formed in the round. Above 1",
            "is faster than the layout that pipeline.layout=auto stands for."
        })
public final class LayoutsCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "PRESET",
            arity = "0..*",
            description = "Presets, or heavy-augmentation: JPEG, 96 pixels, all augmentations. Default: shapes.")
    private List<String> presets = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of the data sets. Default: KITH_DATA.")
    private @Nullable Path data;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting, for all presets; can be repeated.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "6", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "30",
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
            LayoutTimes times = measure(new Workload(preset, Optional.ofNullable(data), assignments));
            System.out.printf(Locale.ROOT, "%s, %d rounds of %d steps%n", preset, rounds, steps);
            times.lines().forEach(System.out::println);
            times.report(preset, report);
        }
        if (out != null) {
            report.write(out);
        }
        return 0;
    }

    private LayoutTimes measure(Workload workload) {
        TimedTraining training = new TimedTraining(steps);
        int processors = Runtime.getRuntime().availableProcessors();
        PipelineSettings set = workload.run(List.of()).settings().pipeline();
        Map<String, PipelineSettings> candidates = LayoutCandidates.of(set, processors);
        return LayoutTimes.measure(
                LayoutCandidates.ofRule(set, processors), List.copyOf(candidates.keySet()), rounds, layout -> {
                    PipelineSettings candidate = Objects.requireNonNull(candidates.get(layout));
                    return training.turn(workload.run(candidate).context()).milliseconds();
                });
    }
}
