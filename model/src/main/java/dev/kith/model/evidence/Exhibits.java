package dev.kith.model.evidence;

import static dev.kith.config.Text.format;

import dev.kith.model.checkpoint.CheckpointReader;
import dev.kith.model.checkpoint.LoadedCheckpoint;
import dev.kith.model.run.Cut;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the newest state of a run: the last cut of its attempt, its shipped model, or its newest checkpoint. */
final class Exhibits {
    private final OpenedRuns opened = new OpenedRuns();
    private @Nullable Exhibit loaded;

    /**
     * The newest state.
     *
     * @param watched the attempt under way, if there is one
     * @throws NotThereYetException if nothing was saved yet
     */
    Exhibit newest(String id, RunDirectory directory, Optional<WatchedRun> watched) {
        Optional<Exhibit> cut = watched.flatMap(attempt ->
                attempt.cut().map(made -> Exhibit.ofCut(id, attempt.run(), made, System.identityHashCode(made))));
        if (cut.isPresent()) {
            return cut.get();
        }
        PreparedRun run = run(directory, watched);
        if (watched.isEmpty() && Files.isRegularFile(directory.report())) {
            long step = run.context().totalSteps();
            FrozenCopies.Version version = new FrozenCopies.Version(id, step, modified(directory.model()));
            return new Exhibit(version, run, () -> RunFiles.readModel(directory), Optional.empty());
        }
        return checkpoint(id, run, directory);
    }

    /** The data of a run, whatever it has learned. */
    PreparedRun run(RunDirectory directory, Optional<WatchedRun> watched) {
        return watched.map(WatchedRun::run).orElseGet(() -> opened.open(directory));
    }

    /** Its newest checkpoint, also of a run whose model is shipped: the model has no queue. */
    synchronized Exhibit checkpoint(String id, PreparedRun run, RunDirectory directory) {
        CheckpointReader reader = new CheckpointReader(directory.checkpoints());
        List<Long> steps = reader.steps();
        if (steps.isEmpty()) {
            CutSchedule schedule = CutSchedule.of(run.settings(), run.context().totalSteps());
            throw new NotThereYetException(
                    format("the first copy of the networks is made at step %d", schedule.next(0)));
        }
        long step = steps.get(steps.size() - 1);
        FrozenCopies.Version version = new FrozenCopies.Version(id, step, modified(reader.pathOf(step)));
        Exhibit known = loaded;
        if (known != null && known.version().equals(version)) {
            return known;
        }
        loaded = null; // one at a time
        LoadedCheckpoint checkpoint =
                reader.loadNewestGood(damaged -> {}); // the run itself tells of it when it goes on
        Exhibit made =
                Exhibit.ofCut(id, run, new Cut(checkpoint.step(), Set.of(), checkpoint.states()), version.stamp());
        loaded = made;
        return made;
    }

    private static Object modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
