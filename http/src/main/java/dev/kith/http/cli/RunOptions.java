package dev.kith.http.cli;

import static dev.kith.config.Text.format;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.demand.MachineLimits;
import dev.kith.model.evaluation.EvaluationData;
import dev.kith.model.evaluation.ShippedModel;
import dev.kith.model.run.Evaluations;
import dev.kith.model.run.Lanes;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunException;
import dev.kith.model.run.RunFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An earlier run that a command works on. */
final class RunOptions {

    @Parameters(paramLabel = "RUN_DIR", description = "The directory of a completed run.")
    private Path path = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the data lie now, if they have moved since the run.")
    private Optional<Path> data = Optional.empty();

    /**
     * The directory.
     *
     * @throws RunException if it holds no run
     */
    RunDirectory directory() {
        return RunDirectory.open(path);
    }

    /**
     * The model.
     *
     * @throws RunException if the run is not complete, or its files do not fit together
     */
    ShippedModel model() {
        RunDirectory directory = directory();
        try {
            return RunFiles.readModel(directory);
        } catch (IllegalArgumentException e) {
            throw new RunException(format(
                    "the model in %s is damaged: %s; train --resume %s writes it again", path, e.getMessage(), path));
        }
    }

    /** The run's settings. */
    Settings settings() {
        SettingsRequest request = SettingsRequest.ofRun(directory().config());
        return SettingsLoader.load(data.map(where -> request.set("data.directory", where.toString(), "--data"))
                        .orElse(request))
                .settings();
    }

    /** The data, as evaluation sees them. */
    static EvaluationData data(Settings settings) {
        return Evaluations.data(PreparedRun.prepare(settings));
    }

    /** Threads of one tensor operation: as the run had them, but no more than suit this machine. */
    static int threads(Settings settings) {
        return Math.min(
                Lanes.threads(settings.pipeline()), MachineLimits.current().mostThreads());
    }
}
