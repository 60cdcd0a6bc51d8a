package dev.kith.http.cli;

import static dev.kith.config.Text.format;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.http.report.Figures;
import dev.kith.model.data.published.Downloads;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.trace.Tracer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records the mathematics of the first steps. */
@Command(
        name = "trace",
        description = {
            "Record every tensor of the first steps of a run.",
            "NumPy reads the file, so that anyone can compute the steps again in another framework. The entry architecture"
                    + " explains the others."
        })
final class TraceCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(names = "--steps", paramLabel = "N", defaultValue = "3", description = "How many steps (default: 3).")
    private long steps;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "trace.npz",
            description = "The file to write (default: trace.npz).")
    private Path output = Path.of("trace.npz");

    TraceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Settings loaded = SettingsLoader.load(settings.request(console)).settings();
        PreparedRun run = PreparedRun.toTrain(loaded, Downloads.Progress.none());
        long most = run.context().totalSteps();
        if (steps < 1 || steps > most) {
            throw new UsageException(format("--steps: found %d, expected 1 to %d, the length of the run", steps, most));
        }
        Paths.makeParent(output);
        Tracer.trace(run.context(), steps, output);
        console.out().println(format("%s in %s", Figures.counted(steps, "step"), output));
        return ExitCode.DONE;
    }
}
