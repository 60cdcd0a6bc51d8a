package dev.kith.http.cli;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.demand.MachineLimits;
import dev.kith.model.evaluation.ShippedModel;
import dev.kith.model.run.Lanes;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunException;
import dev.kith.model.run.RunFiles;
import dev.kith.model.run.lock.RunLock;
import dev.kith.model.run.reopened.ModelData;
import dev.kith.model.run.reopened.NewPictures;
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
     * @throws RunException if the run is not complete, a process is training it, or its files do not fit together
     */
    ShippedModel model() {
        RunDirectory directory = directory();
        RunLock.requireFree(directory);
        return RunFiles.readModel(directory);
    }

    /** The run's settings. */
    Settings settings() {
        SettingsRequest request = SettingsRequest.ofRun(directory().config());
        return SettingsLoader.load(data.map(where -> request.set("data.directory", where.toString(), "--data"))
                        .orElse(request))
                .settings();
    }

    /** The data, as the model sees them. What is to be known of them is told beside the results. */
    ModelData data(ShippedModel model, Settings settings, Console console) {
        ModelData data = ModelData.open(directory(), model, settings);
        data.notices().forEach(console.err()::println);
        return data;
    }

    /** The pictures of {@code --data}, if they are others than those of the run, and the folder they lie in. */
    Optional<NewPictures> newPictures(ShippedModel model, Settings settings) {
        return data.flatMap(folder -> NewPictures.in(folder, model, settings.data()));
    }

    /** Threads of one tensor operation: as the run had them, but no more than suit this machine. */
    static int threads(Settings settings) {
        return Math.min(
                Lanes.threads(settings.pipeline()), MachineLimits.current().mostThreads());
    }
}
