package dev.kith.http.service;

import static dev.kith.config.Text.format;

import akka.Done;
import akka.actor.typed.ActorSystem;
import dev.kith.http.service.history.HistoryFile;
import dev.kith.http.service.history.Journal;
import dev.kith.http.service.history.OpenedHistory;
import dev.kith.http.service.history.RunDirectories;
import dev.kith.model.run.lock.HeldFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of a directory and the actor system they live in, until closed. */
public final class KithService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KithService.class);
    private static final Duration START = Duration.ofSeconds(60);
    /** A step, a checkpoint, perhaps a final evaluation. What is not ended by then goes on from its last checkpoint. */
    private static final Duration CLOSE = Duration.ofSeconds(120);
    /** How often it is looked whether the history can still be written, while the service ends. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private static final int SLOTS = 1;

    private final ActorSystem<RunRegistry.Command> system;
    private final HeldFile lock;
    private final Journal journal;
    private final LiveAttempts attempts;
    private final RunService runs;
    private final List<String> notices;

    private KithService(
            ActorSystem<RunRegistry.Command> system,
            StartingRuns start,
            RunViews views,
            LiveAttempts attempts,
            HeldFile lock) {
        this.system = system;
        this.journal = start.journal();
        this.notices = start.notices();
        this.attempts = attempts;
        this.lock = lock;
        this.runs = new RunService(system, views, journal, system.scheduler());
    }

    /**
     * Opens the history of a directory and reads it. Runs can be asked for and deleted; none begins before {@link #begin}.
     *
     * @throws IllegalStateException if the history cannot be opened, as when another service has it open
     */
    public static KithService open(Path directory, RunExecutor executor) {
        return open(HistoryFile.of(directory), directory, executor);
    }

    static KithService open(HistoryFile file, Path directory, RunExecutor executor) {
        Path own = file.directory();
        try {
            Files.createDirectories(own);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + own, e);
        }
        HeldFile lock = lock(file);
        try {
            OpenedHistory<StartingRuns.Read> opened = OpenedHistory.open(file, StartingRuns.Read::of);
            return started(opened, directory, executor, lock);
        } catch (IllegalStateException e) {
            lock.close();
            throw new IllegalStateException(format("the history of runs in %s: %s", own, e.getMessage()), e);
        }
    }

    private static KithService started(
            OpenedHistory<StartingRuns.Read> opened, Path directory, RunExecutor executor, HeldFile lock) {
        Journal journal = opened.journal();
        try {
            StartingRuns start = StartingRuns.of(opened, new RunDirectories(directory, RunId::isValid));
            start.notices().forEach(LOG::warn);
            RunViews views = start.views();
            LiveAttempts attempts = new LiveAttempts();
            RunSurroundings surroundings =
                    new RunSurroundings(executor, new RunEvents(InstantSource.system()), attempts, journal);
            ActorSystem<RunRegistry.Command> system = ActorSystem.create(
                    RunRegistry.create(surroundings, CompletableFuture.completedFuture(start.awake()), SLOTS, views),
                    "kith-service",
                    journal.config());
            KithService service = new KithService(system, start, views, attempts, lock);
            try {
                join(service.runs.ready(START), START);
            } catch (IllegalStateException e) {
                end(system);
                throw e;
            }
            journal.begin();
            return service;
        } catch (IllegalStateException e) {
            journal.close();
            throw e;
        }
    }

    /** Another service must not write the same history. */
    private static HeldFile lock(HistoryFile file) {
        try {
            if (HeldFile.take(file.lock()) instanceof HeldFile.Taking.Granted taken) {
                return taken.file();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file.directory(), e);
        }
        throw new IllegalStateException("another service has " + file.directory() + " open");
    }

    /** Runs that were training go on, and others get their turns: when those who may end them can be heard. */
    public void begin() {
        system.tell(new RunRegistry.Open());
    }

    public RunService runs() {
        return runs;
    }

    public ActorSystem<?> system() {
        return system;
    }

    /** What a person should know of the start: what was damaged, and what became of it. */
    public List<String> notices() {
        return notices;
    }

    /**
     * Ends all attempts with a checkpoint, then the actor system. While the history cannot be written nothing waits for it:
     * the next start sees from the checkpoints how far runs have come.
     */
    @Override
    public void close() {
        try {
            CompletionStage<Done> closed = runs.close(CLOSE);
            while (!isDone(closed)) {
                if (journal.trouble().isPresent()) {
                    attempts.stop();
                    if (attempts.none()) {
                        LOG.warn(
                                "the service ends without a word in its history: {}",
                                journal.trouble().get());
                        break;
                    }
                }
            }
        } finally {
            end(system);
            journal.close();
            lock.close();
        }
    }

    private static boolean isDone(CompletionStage<Done> closed) {
        try {
            closed.toCompletableFuture().get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(root(e).getMessage()), e);
        } catch (TimeoutException e) {
            return false;
        }
    }

    private static void end(ActorSystem<?> system) {
        system.terminate();
        join(system.getWhenTerminated(), CLOSE);
    }

    private static <T> T join(CompletionStage<T> stage, Duration timeout) {
        try {
            return stage.toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(root(e).getMessage()), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer within " + timeout.toSeconds() + " s", e);
        }
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? thrown : root(cause);
    }
}
