package dev.kith.tests.bench.memory;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.http.service.RunExecutor;
import dev.kith.http.service.SessionExecutor;
import dev.kith.http.service.Specification;
import dev.kith.model.run.ProcessMemory;
import dev.kith.tests.bench.BenchReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Runs of seconds, one after the other in this process by the executor of the service: what do they leave behind? */
final class ManyRuns {
    /** The first runs load code and libraries. */
    private static final int WARM_UP = 5;

    private static final int TOLD = 10;
    private static final double MOST_GROWTH = 0.1;
    private static final List<String> TINY = List.of(
            "budget.steps=60",
            "encoder.width=4",
            "encoder.blocks=[1,1]",
            "batch.size=12",
            "batch.labelled=4",
            "data.image-size=16",
            "data.labels-per-class=2",
            "data.validation=20",
            "data.shapes-train=120",
            "data.shapes-test=30",
            "queue.capacity=32",
            "loss.negatives=4");

    private ManyRuns() {}

    /** @return whether memory after the last run is about what it was after the first few */
    static boolean of(int runs, Path directory, List<String> assignments, BenchReport report) {
        Settings settings = SettingsLoader.load(
                        SettingsRequest.ofPreset("shapes").assign(TINY, "bench").assign(assignments, "--set"))
                .settings();
        Specification tiny = new Specification("shapes", SettingsPrinter.print(settings));
        SessionExecutor executor = new SessionExecutor(directory, String::valueOf);
        long warm = 0;
        long resident = 0;
        for (int run = 1; run <= runs; run++) {
            String id = "tiny-" + run;
            executor.reserve(id, tiny);
            train(executor, id, tiny);
            resident = ProcessMemory.resident().orElseThrow();
            if (run <= WARM_UP) {
                warm = resident;
            }
            if (run == WARM_UP || run % TOLD == 0) {
                System.out.printf(Locale.ROOT, "  after %3d runs  %6.0f MB%n", run, resident / 1e6);
                report.add("resident after " + run + " runs", resident / 1e6, "MB");
            }
        }
        double growth = (double) resident / warm - 1;
        System.out.printf(
                Locale.ROOT, "  growth from run %d to run %d  %+.1f %%%n", Math.min(WARM_UP, runs), runs, 100 * growth);
        report.add("growth over " + runs + " runs", 100 * growth, "%");
        return growth < MOST_GROWTH;
    }

    private static void train(SessionExecutor executor, String id, Specification tiny) {
        CompletableFuture<RunExecutor.End> end = new CompletableFuture<>();
        executor.begin(id, tiny, new RunExecutor.Listener() {
            @Override
            public void began(long fromStep) {}

            @Override
            public void told(RunExecutor.Telemetry telemetry) {}

            @Override
            public void ended(RunExecutor.End how) {
                end.complete(how);
            }
        });
        if (!(end.join() instanceof RunExecutor.End.Completed)) {
            throw new IllegalStateException(id + " ended as " + end.join());
        }
    }
}
