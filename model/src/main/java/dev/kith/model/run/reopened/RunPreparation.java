package dev.kith.model.run.reopened;

import static dev.kith.config.Text.format;

import dev.kith.config.Settings;
import dev.kith.model.checkpoint.CheckpointReader;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.published.Downloads;
import dev.kith.model.data.source.DataSets;
import dev.kith.model.demand.DataFacts;
import dev.kith.model.demand.MachineLimits;
import dev.kith.model.demand.RunDemands;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunException;
import dev.kith.model.run.remembered.ExampleList;
import dev.kith.model.run.remembered.PreparedFrom;
import dev.kith.model.run.remembered.RememberedRun;
import dev.kith.model.run.remembered.Restoration;
import java.util.Optional;
import java.util.function.Consumer;

/** Prepares a run that has a past: on the examples that it has seen so far, and no others. */
public final class RunPreparation {

    private RunPreparation() {}

    /**
     * A run that goes on.
     *
     * @param settings the run's; {@code data.directory} may name another place of the same data
     * @param notices hears what a person should know, a sentence a call
     * @throws dev.kith.model.data.DataException if the data are not those that the run has seen
     * @throws RunException if what it has seen cannot be told any more
     * @throws dev.kith.config.hocon.ConfigurationException if this machine cannot meet its settings
     */
    public static PreparedRun goingOn(
            RunDirectory directory, Settings settings, Downloads.Progress downloads, Consumer<String> notices) {
        RunDemands.check(settings);
        PreparedRun run = onWhatItSaw(directory, settings, downloads, notices);
        RunDemands.check(settings, DataFacts.of(run.data(), run.partition()), MachineLimits.current());
        return run;
    }

    private static PreparedRun onWhatItSaw(
            RunDirectory directory, Settings settings, Downloads.Progress downloads, Consumer<String> notices) {
        RememberedRun.Recall recall = RememberedRun.read(directory.examples(), directory.prepared());
        DataSet now = DataSets.open(settings.data(), downloads);
        if (recall.run().isPresent()) {
            requireSettings(directory, recall.run().get().from(), settings);
            Restoration restored = Restoration.exact(recall.run().get(), now);
            restored.notices().forEach(notices);
            return PreparedRun.restored(restored, recall.run().get().normalization(), settings);
        }
        PreparedRun anew = PreparedRun.on(now, settings);
        requireSame(directory, anew, recall.damage(), notices);
        return anew;
    }

    /**
     * A run that is looked at. Its data may have changed, and pictures may be gone.
     *
     * @throws dev.kith.model.data.DataException if the data cannot be opened at all
     */
    public static PreparedRun forViewing(RunDirectory directory, Settings settings) {
        Optional<RememberedRun> remembered =
                RememberedRun.read(directory.examples(), directory.prepared()).run();
        DataSet now = DataSets.open(settings.data(), Downloads.Progress.none());
        return remembered
                .map(run -> PreparedRun.restored(Restoration.withGaps(run, now), run.normalization(), settings))
                .orElseGet(() -> PreparedRun.on(now, settings));
    }

    /** A configuration that was cut stands for the defaults in what it lacks. */
    private static void requireSettings(RunDirectory directory, PreparedFrom from, Settings settings) {
        PreparedFrom now = from.under(settings);
        if (!now.equals(from)) {
            throw new RunException(format(
                    "%s is not that of the run any more: the run had batches of %d with %d labelled rows of %d pixels from"
                            + " %s, not of %d with %d of %d pixels from %s. Put it back as it was.",
                    directory.config(),
                    from.batchSize(),
                    from.batchLabelled(),
                    from.imageSize(),
                    from.source(),
                    now.batchSize(),
                    now.batchLabelled(),
                    now.imageSize(),
                    now.source()));
        }
    }

    /** Without the list, the digest of a checkpoint still tells whether the examples are the same. */
    private static void requireSame(
            RunDirectory directory, PreparedRun anew, Optional<String> damage, Consumer<String> notices) {
        Optional<String> expected = digest(directory);
        if (expected.isEmpty()) {
            notices.accept(
                    damage.orElse("this run was begun by an older version, which did not write down what it saw.")
                            + " It goes on with the examples that are there now.");
            return;
        }
        String problem = damage.orElse(format("%s is missing.", directory.examples()));
        if (!expected.get().equals(ExampleList.of(anew.data(), anew.partition()).sha256())) {
            throw new RunException(format(
                    "%s And the data have changed since the run began, so its examples cannot be found again. Put the file"
                            + " or the data back as they were, or begin a new run.",
                    problem));
        }
        notices.accept(problem + " The data are still those of the run, so it is written again.");
    }

    /** What the newest good checkpoint says of the examples; empty for those of an older version. */
    private static Optional<String> digest(RunDirectory directory) {
        CheckpointReader reader = new CheckpointReader(directory.checkpoints());
        return reader.newestManifest()
                .map(manifest -> manifest.data().examples())
                .filter(digest -> !digest.isEmpty());
    }
}
