package dev.kith.tests.bench.service;

import dev.kith.tests.bench.BenchReport;
import dev.kith.tests.bench.service.hostile.HostileBench;
import dev.kith.tests.bench.service.hostile.HostileOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The service under load, beside a run that trains. */
@Command(
        name = "service",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts the service, a run in it, and a client in a process of its own that follows its events and sends requests.",
            "Phases with and without load take turns. Ends with 1 if there were errors or lost events, if one of a hundred",
            "answers took 100 ms, or if the run lost more than the processor time of client and service and two points.",
            "With --hostile the service is attacked, and has to stay, to answer again, and to lose nothing."
        })
public final class ServiceCommand implements Callable<Integer> {
    /** The preset, for as long as it takes; what would disturb single phases is left out. */
    private static final List<String> SETTINGS =
            List.of("budget.steps=1000000", "evaluation.every-steps=0", "pipeline.layout=paired");

    private static final int STEPS_BEFORE = 100;

    @Option(names = "--readers", paramLabel = "N", defaultValue = "200", description = "Default: ${DEFAULT-VALUE}.")
    private int readers;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "500",
            description = "Requests a second. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "6",
            description = "Of a quiet and a loaded phase. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "Of each phase. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            defaultValue = "60",
            description =
                    "Seconds of load before the first phase, until both sides are compiled. Default: ${DEFAULT-VALUE}.")
    private double warmUp;

    @Mixin
    private HostileOptions hostile = new HostileOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "Also write JSON.")
    private @Nullable Path out;

    @Parameters(paramLabel = "key=value", description = "Settings of the run, beside the preset shapes.")
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (hostile.hostile()) {
            return new HostileBench(hostile, seconds, Optional.ofNullable(out)).run() ? 0 : 1;
        }
        List<String> all = Stream.concat(SETTINGS.stream(), settings.stream()).toList();
        LoadTable table = new LoadTable(System.out);
        LoadFigures figures =
                new LoadFigures(measure(all, table), Runtime.getRuntime().availableProcessors());
        table.latencies(figures);
        table.print("");
        boolean met = Demands.met(figures, table);
        if (out != null) {
            BenchReport report = new BenchReport(
                    Map.of("readers", readers, "rate", rate, "rounds", rounds, "seconds", seconds, "settings", all));
            LoadTable.addTo(report, figures);
            report.write(out);
        }
        return met ? 0 : 1;
    }

    private List<Round> measure(List<String> all, LoadTable table) throws IOException, InterruptedException {
        List<Round> measured = new ArrayList<>();
        try (ServedRun served = ServedRun.start(all);
                LoadRounds phases = new LoadRounds(served, served.load(readers, rate))) {
            LoadResult first = phases.warmUp(STEPS_BEFORE, warmUp);
            table.print(
                    "%d readers, %d requests/s; %d new readers had caught up after %.1f s",
                    readers, rate, readers, first.catchUpSeconds());
            table.heading();
            for (int round = 1; round <= rounds; round++) {
                Round now = phases.round(seconds, round % 2 == 1);
                table.line(round, now, Runtime.getRuntime().availableProcessors());
                table.processors(now);
                measured.add(now);
            }
        }
        return measured;
    }
}
