package dev.kith.tests.bench.memory;

import dev.kith.tests.bench.BenchReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The memory of whole runs, each in a process of its own. */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains presets under layouts, each run with its control and its evaluations in a process of its own, and",
            "prints the most memory that the process held, and by how much memory grew after the first hundred steps.",
            "With --runs: what a process holds after many runs of seconds. Ends with 1 if a run took 2 GB, or grew by more",
            "than 2 %%, or if many runs leave more than 10 %% behind."
        })
public final class MemoryCommand implements Callable<Integer> {
    private static final double MOST_BYTES = 2e9;
    private static final double MOST_GROWTH = 0.02;
    private static final String IMAGES = "images";

    @Parameters(
            paramLabel = "PRESET",
            arity = "0..*",
            description = "Presets; images is trained on pictures made for it. Default: shapes images.")
    private List<String> presets = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of the data sets. Default: KITH_DATA.")
    private @Nullable Path data;

    @Option(
            names = "--layouts",
            paramLabel = "LAYOUT",
            split = ",",
            defaultValue = "turns,paired,shared,split",
            description = "Default: ${DEFAULT-VALUE}.")
    private List<String> layouts = List.of();

    @Option(names = "--steps", paramLabel = "N", defaultValue = "300", description = "Default: ${DEFAULT-VALUE}.")
    private long steps;

    @Option(
            names = "--load",
            paramLabel = "N",
            defaultValue = "0",
            description = "Threads that keep processors busy meanwhile. Default: none.")
    private int load;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description =
                    "Instead: so many runs of seconds, one after the other in one process, as a service has them.")
    private int runs;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting, for all presets; can be repeated.")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", description = "Also write JSON.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Map<String, Object> conditions = new TreeMap<>();
        conditions.put("steps", steps);
        conditions.put("load", load);
        conditions.put("settings", assignments);
        BenchReport report = new BenchReport(conditions);
        boolean held = true;
        Path scratch = Files.createTempDirectory("kith-memory");
        try (BusyProcessors busy = new BusyProcessors(load)) {
            if (runs > 0) {
                held = ManyRuns.of(runs, scratch, assignments, report);
            }
            for (String preset : presets()) {
                System.out.printf(
                        Locale.ROOT, "%s, %d steps, %d busy threads beside it%n", preset, steps, busy.count());
                for (String layout : layouts) {
                    held &= holds(preset, layout, MeasuredRun.of(words(preset, layout, scratch)), report);
                }
            }
        } finally {
            remove(scratch);
        }
        if (out != null) {
            report.write(out);
        }
        return held ? 0 : 1;
    }

    private List<String> presets() {
        return presets.isEmpty() && runs == 0 ? List.of("shapes", IMAGES) : presets;
    }

    private static boolean holds(String preset, String layout, MemoryFigures figures, BenchReport report) {
        double growth = figures.growth();
        boolean held = figures.peakBytes() < MOST_BYTES && growth < MOST_GROWTH;
        System.out.printf(
                Locale.ROOT,
                "  %-8s %6.0f MB at most  growth %+5.1f %%%s%n",
                layout,
                figures.peakBytes() / 1e6,
                100 * growth,
                held ? "" : "  too much");
        report.add(preset + " " + layout + " peak", figures.peakBytes() / 1e6, "MB");
        report.add(preset + " " + layout + " growth", 100 * growth, "%");
        return held;
    }

    private List<String> words(String preset, String layout, Path scratch) throws IOException {
        List<String> words = new ArrayList<>(List.of(preset, "--compare-supervised"));
        words.add("--run-dir=" + scratch.resolve(preset + "-" + layout));
        if (preset.equals(IMAGES)) {
            Path folder = scratch.resolve("pictures");
            if (!Files.exists(folder)) {
                PictureFolder.write(folder);
            }
            words.add("--data=" + folder);
        } else if (data != null) {
            words.add("--data=" + data);
        }
        words.add("budget.steps=" + steps);
        words.add("pipeline.layout=" + layout);
        words.addAll(assignments);
        return words;
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
