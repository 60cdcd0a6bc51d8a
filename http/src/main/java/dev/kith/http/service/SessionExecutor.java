package dev.kith.http.service;

import dev.kith.config.Settings;
import dev.kith.http.service.history.RunDirectories;
import dev.kith.model.checkpoint.CheckpointReader;
import dev.kith.model.data.published.Downloads;
import dev.kith.model.demand.RunDemands;
import dev.kith.model.evidence.WatchedRun;
import dev.kith.model.run.BatchMemory;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunSession;
import dev.kith.model.run.lock.RunLock;
import dev.kith.model.run.reopened.RunPreparation;
import dev.kith.model.stop.StopSignal;
import dev.kith.model.stop.StoppedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Trains by sessions of this process, each on a thread of its own; a run's files lie in the directory of its name. */
public final class SessionExecutor implements RunExecutor {
    private final Path runs;
    private final Function<Throwable, String> words;
    private final ThreadStarter starter = new ThreadStarter();
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();
    private final Map<String, WatchedRun> watched = new ConcurrentHashMap<>();
    /** What batches take, of runs that were prepared. */
    private final Map<String, BatchMemory> memory = new ConcurrentHashMap<>();

    /**
     * Keeps runs in a directory.
     *
     * @param words says of a failure what a person should read
     */
    public SessionExecutor(Path runs, Function<Throwable, String> words) {
        this.runs = runs.toAbsolutePath().normalize();
        this.words = words;
    }

    @Override
    public Attempt begin(String id, Specification specification, Listener listener) {
        StopSignal stop = new StopSignal();
        starter.start(() -> threads.compute(
                id,
                (name, before) -> new Thread(
                        () -> {
                            End end = ended(id, before, specification, listener, stop);
                            threads.remove(id, Thread.currentThread());
                            listener.ended(end);
                        },
                        "training-" + id)));
        return stop::request;
    }

    /** Whatever happens, somebody hears of the end. */
    private End ended(
            String id, @Nullable Thread before, Specification specification, Listener listener, StopSignal stop) {
        try {
            if (before != null) {
                before.join(); // two attempts never write the same files
            }
            return train(id, specification, listener, stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new End.Failed("interrupted", e);
        } catch (RuntimeException | Error failure) {
            return new End.Failed(words.apply(failure), failure, lastResort(id));
        } finally {
            watched.remove(id);
        }
    }

    private OptionalLong lastResort(String id) {
        try {
            return newestCheckpoint(id);
        } catch (RuntimeException unreadable) {
            return OptionalLong.empty();
        }
    }

    private End train(String id, Specification specification, Listener listener, StopSignal stop) {
        RunDirectory directory = directory(id);
        OptionalLong newest = newest(directory);
        if (stop.requested()) {
            return new End.Interrupted(newest.orElse(0), newest);
        }
        Settings settings = new RunFolder(directory).settings(specification);
        createDirectories(directory.path());
        try (RunLock lock = RunLock.take(directory, "serve")) {
            lock.notice().ifPresent(text -> listener.told(new Telemetry.Notice(text)));
            new RunFolder(directory)
                    .repaired(specification)
                    .ifPresent(text -> listener.told(new Telemetry.Notice(text)));
            return train(id, directory, settings, listener, stop);
        }
    }

    private End train(String id, RunDirectory directory, Settings settings, Listener listener, StopSignal stop) {
        boolean begun = !new CheckpointReader(directory.checkpoints()).steps().isEmpty();
        OptionalLong newest = newest(directory);
        listener.told(new Telemetry.Phase("preparing"));
        PreparedRun run;
        try {
            run = stop.within(() -> prepared(directory, settings, begun, listener));
        } catch (StoppedException asked) {
            return new End.Interrupted(newest.orElse(0), newest);
        }
        memory.put(id, run.batchMemory());
        WatchedRun told = new WatchedRun(run, new TelemetryThrottle(listener, newest.orElse(0)));
        watched.put(id, told);
        told.found(run.found());
        RunSession session = new RunSession(run, directory, Trainers::open, told, stop);
        RunSession.Outcome outcome = begun ? session.resume(OptionalLong.empty()) : session.start();
        return outcome.report().isPresent()
                ? new End.Completed(outcome.step())
                : new End.Interrupted(outcome.step(), OptionalLong.of(outcome.step()));
    }

    private static PreparedRun prepared(RunDirectory directory, Settings settings, boolean begun, Listener listener) {
        return begun
                ? RunPreparation.goingOn(
                        directory,
                        settings,
                        Downloads.Progress.none(),
                        text -> listener.told(new Telemetry.Notice(text)))
                : PreparedRun.toTrain(settings, Downloads.Progress.none());
    }

    /** The attempt of a run that is under way, for those who look at it. */
    public Optional<WatchedRun> watched(String id) {
        return Optional.ofNullable(watched.get(id));
    }

    @Override
    public OptionalLong newestCheckpoint(String id) {
        return newest(directory(id));
    }

    private static OptionalLong newest(RunDirectory directory) {
        return new CheckpointReader(directory.checkpoints()).newest();
    }

    @Override
    public boolean reserve(String id, Specification specification) {
        return new RunFolder(directory(id)).reserve(specification);
    }

    /** What a step takes is known once the run has been prepared by this process. */
    @Override
    public void check(String id, Specification wanted) {
        Settings settings = new RunFolder(directory(id)).settings(wanted);
        RunDemands.check(settings);
        BatchMemory known = memory.get(id);
        if (known != null) {
            known.under(settings.pipeline());
        }
    }

    @Override
    public void settle(String id, RunSettings settings) {
        new RunFolder(directory(id)).settle(settings);
    }

    @Override
    public void release(String id, Specification specification) {
        new RunFolder(directory(id)).release(specification);
    }

    @Override
    public OptionalLong completed(String id) {
        return RunDirectories.completed(directory(id).path());
    }

    @Override
    public void remove(String id) {
        threads.remove(id);
        memory.remove(id);
        new RunFolder(directory(id)).remove();
    }

    private RunDirectory directory(String id) {
        return new RunDirectory(runs.resolve(RunId.require(id)));
    }

    private static void createDirectories(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
