package dev.kith.tests.bench.pipeline;

import dev.kith.model.timeline.ChromeTrace;
import dev.kith.model.timeline.Timeline;
import dev.kith.tests.bench.BenchReport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The overlap of the real actors around a device that only takes time. */
@Command(
        name = "pipeline",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the real actors, messages and credits. The work of an exclusive device and of the host is replaced by",
            "time that passes; so it shows what the pipeline is worth beside an accelerator, on any machine."
        })
@SuppressWarnings("UnusedVariable") // --simulate-device says what happens anyway
public final class PipelineCommand implements Callable<Integer> {

    @Option(names = "--simulate-device", description = "Time instead of work; there is no other way yet.")
    private boolean simulated = true;

    @Option(
            names = "--online-forward",
            paramLabel = "MS",
            defaultValue = "20",
            description = "Default: ${DEFAULT-VALUE}.")
    private double onlineForward;

    @Option(names = "--backward", paramLabel = "MS", defaultValue = "40", description = "Default: ${DEFAULT-VALUE}.")
    private double backward;

    @Option(
            names = "--target-forward",
            paramLabel = "MS",
            defaultValue = "20",
            description = "Default: ${DEFAULT-VALUE}.")
    private double targetForward;

    @Option(names = "--update", paramLabel = "MS", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private double update;

    @Option(
            names = "--load",
            paramLabel = "MS",
            defaultValue = "120",
            description = "One batch, one worker. Default: ${DEFAULT-VALUE}.")
    private double load;

    @Option(names = "--vote", paramLabel = "MS", defaultValue = "15", description = "Default: ${DEFAULT-VALUE}.")
    private double vote;

    @Option(
            names = "--staleness",
            paramLabel = "N",
            split = ",",
            defaultValue = "0,1,2,4,8",
            description = "Default: ${DEFAULT-VALUE}.")
    private List<Integer> staleness = List.of();

    @Option(
            names = "--workers",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2,3,4,5,6,7,8",
            description = "Threads that load. Default: ${DEFAULT-VALUE}.")
    private List<Integer> workers = List.of();

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "60",
            description = "Of each run. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(names = "--out", paramLabel = "FILE", description = "Also write JSON.")
    private @Nullable Path out;

    @Option(
            names = "--timeline",
            paramLabel = "FILE",
            description = "Write who worked when in the last run, for Perfetto.")
    private @Nullable Path timelineFile;

    private Timeline timeline = new Timeline();

    @Override
    public Integer call() throws IOException {
        Times times = new Times(onlineForward, backward, targetForward, update, load, vote);
        Map<String, Object> conditions = new TreeMap<>(times.asMap());
        conditions.put("steps", steps);
        BenchReport report = new BenchReport(conditions);
        measure(times, new Simulation(times, steps), report, System.out);
        if (out != null) {
            report.write(out);
        }
        if (timelineFile != null) {
            try (OutputStream stream = Files.newOutputStream(timelineFile)) {
                ChromeTrace.write(timeline, stream);
            }
        }
        return 0;
    }

    private void measure(Times times, Simulation simulation, BenchReport report, PrintStream print) {
        double loop = simulation.loop().millis();
        report.add("sequential", loop, "ms/step");
        print.printf(
                Locale.ROOT,
                "sequential %.1f ms/step (the sum of all work: %.1f; of the device: %.1f)%n%n",
                loop,
                times.sum(),
                times.device());
        print.println("staleness  workers   ms/step     ideal  of ideal  device busy  loading busy  over sequential");
        for (int bound : staleness) {
            for (int threads : workers) {
                timeline = new Timeline();
                Simulation.Measured measured = simulation.actors(bound, threads, timeline);
                double ideal = times.ideal(threads);
                print.printf(
                        Locale.ROOT,
                        "%9d  %7d  %8.1f  %8.1f  %6.1f %%  %9.1f %%  %10.1f %%  %13.2f ×%n",
                        bound,
                        threads,
                        measured.millis(),
                        ideal,
                        100 * ideal / measured.millis(),
                        100 * measured.device(),
                        100 * measured.loading(),
                        loop / measured.millis());
                String name = "staleness " + bound + ", workers " + threads;
                report.add(name, measured.millis(), "ms/step", "ideal", ideal / measured.millis());
                report.add(
                        name + ", over sequential",
                        measured.millis(),
                        "ms/step",
                        "sequential",
                        loop / measured.millis());
                report.add(name + ", device busy", measured.device(), "share");
                report.add(name + ", loading busy", measured.loading(), "share");
            }
        }
    }
}
