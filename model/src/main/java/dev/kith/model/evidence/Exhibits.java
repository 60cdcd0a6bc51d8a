package dev.kith.model.evidence;

import dev.kith.model.evaluation.ShippedModel;
import dev.kith.model.evidence.bounds.Cancellation;
import dev.kith.model.evidence.bounds.FileVersion;
import dev.kith.model.evidence.bounds.HeapShares;
import dev.kith.model.evidence.bounds.NotThereYetException;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunException;
import dev.kith.model.run.RunFiles;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Finds the newest state of a run: the last cut of its attempt, its shipped model, or its newest checkpoint. Where the files of
 * one are damaged the next one stands in, and says so.
 */
final class Exhibits {
    private static final String DAMAGED = "the model is damaged, so its newest good checkpoint answers";

    private final OpenedRuns opened;
    private final Checkpoints checkpoints;
    private final Lock lock = new ReentrantLock();
    private @Nullable Shipped shipped;

    /** A model, and which files it was read from. */
    private record Shipped(List<FileVersion> files, ShippedModel model) {}

    Exhibits(HeapShares shares) {
        this.opened = new OpenedRuns(shares.data());
        this.checkpoints = new Checkpoints(shares.copies());
    }

    /**
     * The newest state.
     *
     * @param watched the attempt under way, if there is one
     * @throws NotThereYetException if nothing was saved yet
     */
    Exhibit newest(String id, RunDirectory directory, Optional<WatchedRun> watched, Cancellation cancellation) {
        Optional<Exhibit> cut = watched.flatMap(attempt -> attempt.cut()
                .map(made -> Exhibit.ofCut(id, attempt.run(), made, System.identityHashCode(made), Optional.empty())));
        if (cut.isPresent()) {
            return cut.get();
        }
        PreparedRun run = run(directory, watched, cancellation);
        if (watched.isPresent() || !Files.exists(directory.report())) {
            return checkpoint(id, run, directory, cancellation);
        }
        try {
            Shipped model = shipped(directory, cancellation);
            return Exhibit.ofModel(id, run, model.model(), model.files());
        } catch (RunException damaged) {
            return checkpoint(id, run, directory, cancellation).because(DAMAGED);
        }
    }

    /** The data of a run, whatever it has learned. */
    PreparedRun run(RunDirectory directory, Optional<WatchedRun> watched, Cancellation cancellation) {
        return watched.map(WatchedRun::run).orElseGet(() -> opened.open(directory, cancellation));
    }

    /** Its newest good checkpoint, also of a run whose model is shipped: the model has no queue. */
    Exhibit checkpoint(String id, PreparedRun run, RunDirectory directory, Cancellation cancellation) {
        return checkpoints.newest(id, run, directory, cancellation);
    }

    /** Read once: whether it is damaged shall be known before it is asked. */
    private Shipped shipped(RunDirectory directory, Cancellation cancellation) {
        cancellation.lock(lock);
        try {
            List<FileVersion> files = List.of(FileVersion.of(directory.model()), FileVersion.of(directory.modelCard()));
            Shipped known = shipped;
            if (known != null && known.files().equals(files)) {
                return known;
            }
            shipped = null; // one at a time
            Shipped read = new Shipped(files, RunFiles.readModel(directory));
            shipped = read;
            return read;
        } finally {
            lock.unlock();
        }
    }
}
