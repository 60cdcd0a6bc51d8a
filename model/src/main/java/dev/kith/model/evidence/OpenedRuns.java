package dev.kith.model.evidence;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.checkpoint.CheckpointReader;
import dev.kith.model.evidence.bounds.Cancellation;
import dev.kith.model.evidence.bounds.DataMemory;
import dev.kith.model.evidence.bounds.FileVersion;
import dev.kith.model.evidence.bounds.HeapBudget;
import dev.kith.model.evidence.bounds.NotThereYetException;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.reopened.RunPreparation;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Opens the data of runs that do not train. The last one stays open, for the next question is mostly about it, too. An opening
 * that has begun is brought to its end, whether its question is still waited for or not: the next one finds it done.
 */
final class OpenedRuns {
    private final HeapBudget budget;
    private final Lock lock = new ReentrantLock();
    private @Nullable Opened opened;

    private record Opened(List<FileVersion> files, PreparedRun run, HeapBudget.Held memory) {}

    /** What its data follow from: a run that was deleted may have a namesake. */
    private static List<FileVersion> files(RunDirectory run) {
        return Stream.of(run.config(), run.examples(), run.prepared())
                .map(FileVersion::of)
                .toList();
    }

    /** @param bytes that opened data may take */
    OpenedRuns(long bytes) {
        this.budget = new HeapBudget(bytes);
    }

    /**
     * The run of a directory.
     *
     * @throws NotThereYetException if it has never begun
     * @throws dev.kith.model.data.DataException if its data are not where they were
     * @throws dev.kith.model.evidence.bounds.TooMuchException if memory does not suffice for them
     */
    PreparedRun open(RunDirectory run, Cancellation cancellation) {
        if (!hasBegun(run)) {
            throw new NotThereYetException("the run has not begun");
        }
        List<FileVersion> files = files(run);
        cancellation.lock(lock);
        try {
            Opened known = opened;
            if (known != null && files.equals(known.files())) {
                return known.run();
            }
            forget();
            cancellation.check();
            Opened made = prepared(run, files);
            opened = made;
            return made.run();
        } finally {
            lock.unlock();
        }
    }

    /** A configuration is there as soon as the name is taken; metrics may be lost. */
    private static boolean hasBegun(RunDirectory run) {
        return Files.exists(run.metrics())
                || Files.exists(run.report())
                || !new CheckpointReader(run.checkpoints()).steps().isEmpty();
    }

    /** One at a time. */
    private void forget() {
        Opened known = opened;
        opened = null;
        if (known != null) {
            known.memory().close();
        }
    }

    private Opened prepared(RunDirectory run, List<FileVersion> files) {
        run.requireSettings();
        Settings settings =
                SettingsLoader.load(SettingsRequest.ofRun(run.config())).settings();
        HeapBudget.Held memory = budget.take(DataMemory.of(settings.data()), "the data of the run");
        try {
            return new Opened(files, RunPreparation.forViewing(run, settings), memory);
        } catch (RuntimeException | Error e) {
            memory.close();
            throw e;
        }
    }
}
