package dev.kith.model.evidence;

import static dev.kith.config.Text.format;

import dev.kith.model.checkpoint.CheckpointException;
import dev.kith.model.checkpoint.CheckpointReader;
import dev.kith.model.checkpoint.LoadedCheckpoint;
import dev.kith.model.evidence.bounds.Cancellation;
import dev.kith.model.evidence.bounds.FileVersion;
import dev.kith.model.evidence.bounds.HeapBudget;
import dev.kith.model.evidence.bounds.NotThereYetException;
import dev.kith.model.run.Cut;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The newest good checkpoints of runs. The one that was asked for last stays loaded. */
final class Checkpoints {
    private final HeapBudget budget;
    private final Lock lock = new ReentrantLock();
    private @Nullable Loaded loaded;

    /** Which checkpoints there are. */
    private record Source(List<Long> steps, FileVersion newest) {}

    private record Loaded(Source source, Exhibit exhibit, HeapBudget.Held memory) {}

    /** @param bytes that a loaded checkpoint may take */
    Checkpoints(long bytes) {
        this.budget = new HeapBudget(bytes);
    }

    /**
     * The newest checkpoint that is good; a damaged one is passed over with a notice.
     *
     * @throws NotThereYetException if there is none
     * @throws CheckpointException if all are damaged
     */
    Exhibit newest(String id, PreparedRun run, RunDirectory directory, Cancellation cancellation) {
        CheckpointReader reader = new CheckpointReader(directory.checkpoints());
        List<Long> steps = reader.steps();
        if (steps.isEmpty()) {
            CutSchedule schedule = CutSchedule.of(run.settings(), run.context().totalSteps());
            throw new NotThereYetException(
                    format("the first copy of the networks is made at step %d", schedule.next(0)));
        }
        Path newest = reader.pathOf(steps.get(steps.size() - 1));
        cancellation.lock(lock);
        try {
            Source source = new Source(steps, FileVersion.of(newest));
            Loaded known = loaded;
            if (known != null
                    && known.source().equals(source)
                    && known.exhibit().run() == run) {
                return known.exhibit();
            }
            forget();
            Loaded made = load(id, run, reader, source);
            loaded = made;
            return made.exhibit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** One at a time. */
    private void forget() {
        Loaded known = loaded;
        loaded = null;
        if (known != null) {
            known.memory().close();
        }
    }

    private Loaded load(String id, PreparedRun run, CheckpointReader reader, Source source) throws IOException {
        HeapBudget.Held memory = budget.take(largest(reader, source.steps()), "a copy of what the run has learned");
        try {
            List<CheckpointException> damaged = new ArrayList<>();
            LoadedCheckpoint good = reader.loadNewestGood(damaged::add);
            Cut cut = new Cut(good.step(), Set.of(), good.states());
            return new Loaded(source, Exhibit.ofCut(id, run, cut, source, notice(good.step(), damaged)), memory);
        } catch (RuntimeException | Error e) {
            memory.close();
            throw e;
        }
    }

    private static Optional<String> notice(long step, List<CheckpointException> damaged) {
        return damaged.stream()
                .findFirst()
                .map(newest -> format(
                        "the newest checkpoint is damaged (%s: %s), so that of step %d answers",
                        newest.file().getFileName(), newest.reason(), step));
    }

    /** Bytes of the largest checkpoint: any of them may be the one that is good. */
    private static long largest(CheckpointReader reader, List<Long> steps) throws IOException {
        long most = 0;
        for (long step : steps) {
            try (Stream<Path> files = Files.walk(reader.pathOf(step), 1)) {
                most = Math.max(
                        most, files.mapToLong(file -> file.toFile().length()).sum());
            }
        }
        return most;
    }
}
