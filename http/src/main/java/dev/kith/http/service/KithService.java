package dev.kith.http.service;

import static dev.kith.config.Text.format;

import akka.actor.typed.ActorSystem;
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
import java.util.concurrent.TimeUnit;

/** The runs of a directory and the actor system they live in, until closed. */
public final class KithService implements AutoCloseable {
    /** What the service keeps beside the runs; no run can have this name. */
    private static final String OWN_DIRECTORY = ".service";

    private static final Duration START = Duration.ofSeconds(60);
    /** A step, a checkpoint, perhaps a final evaluation. What is not ended by then goes on from its last checkpoint. */
    private static final Duration CLOSE = Duration.ofSeconds(120);

    private static final int SLOTS = 1;

    private final ActorSystem<RunRegistry.Command> system;
    private final HeldFile lock;
    private final RunService runs;

    private KithService(ActorSystem<RunRegistry.Command> system, RunViews views, HeldFile lock) {
        this.system = system;
        this.lock = lock;
        this.runs = new RunService(system, views, system.scheduler());
    }

    /**
     * Opens the journal of a directory and reads it. Runs can be asked for and deleted; none begins before {@link #begin}.
     *
     * @throws IllegalStateException if the journal cannot be opened, as when another service has it open
     */
    public static KithService open(Path directory, RunExecutor executor) {
        Path own = directory.resolve(OWN_DIRECTORY);
        try {
            Files.createDirectories(own);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + own, e);
        }
        HeldFile lock = lock(own);
        try {
            Journal.open(own);
        } catch (IllegalStateException e) {
            lock.close();
            throw unreadable(own, e);
        }
        CompletableFuture<List<String>> ids = new CompletableFuture<>();
        RunViews views = new RunViews();
        ActorSystem<RunRegistry.Command> system = ActorSystem.create(
                RunRegistry.create(executor, InstantSource.system(), ids, SLOTS, views),
                "kith-service",
                Journal.config(own));
        try {
            ids.complete(join(Journal.ids(system), START));
            KithService service = new KithService(system, views, lock);
            join(service.runs.ready(START), START);
            return service;
        } catch (IllegalStateException e) {
            end(system);
            lock.close();
            throw unreadable(own, e);
        }
    }

    /** Another service must not write the same history. */
    private static HeldFile lock(Path own) {
        try {
            if (HeldFile.take(own.resolve("lock")) instanceof HeldFile.Taking.Granted taken) {
                return taken.file();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + own, e);
        }
        throw new IllegalStateException("another service has " + own + " open");
    }

    private static IllegalStateException unreadable(Path own, IllegalStateException why) {
        return new IllegalStateException(format("the history of runs in %s: %s", own, why.getMessage()), why);
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

    /** Ends all attempts with a checkpoint, then the actor system. */
    @Override
    public void close() {
        try {
            join(runs.close(CLOSE), CLOSE);
        } finally {
            end(system);
            lock.close();
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
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(String.valueOf(root(e).getMessage()), e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("no answer within " + timeout.toSeconds() + " s", e);
        }
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause == null ? thrown : root(cause);
    }
}
