package dev.kith.model.evidence;

import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.reopened.RunPreparation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens the data of runs that do not train. The last one stays open, for the next question is mostly about it, too. */
final class OpenedRuns {
    private @Nullable Path directory;
    private @Nullable PreparedRun opened;

    /**
     * The run of a directory.
     *
     * @throws NotThereYetException if it has never begun
     * @throws dev.kith.model.data.DataException if its data are not where they were
     */
    synchronized PreparedRun open(RunDirectory run) {
        if (!Files.isRegularFile(run.metrics())) { // a configuration is there as soon as the name is taken
            throw new NotThereYetException("the run has not begun");
        }
        PreparedRun known = opened;
        if (known != null && run.path().equals(directory)) {
            return known;
        }
        opened = null; // one at a time
        PreparedRun prepared = RunPreparation.forViewing(
                run, SettingsLoader.load(SettingsRequest.ofRun(run.config())).settings());
        directory = run.path();
        opened = prepared;
        return prepared;
    }
}
