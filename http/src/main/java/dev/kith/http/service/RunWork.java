package dev.kith.http.service;

import akka.actor.typed.ActorRef;
import dev.kith.model.run.SettingsChange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;

/**
 * What is done for a run outside its journal: the attempt under way, if there is one, and the files. It outlives a failure of
 * the journal, and with it the attempt, which knows nothing of that.
 */
final class RunWork {
    private final String id;
    private final RunExecutor executor;
    private final LiveAttempts attempts;
    private final ActorRef<RunCommand> run;
    private final Logger log;
    private Optional<AttemptUnderWay> attempt = Optional.empty();
    /** The changes that the files tell of. */
    private List<SettingsChange> settled = List.of();

    /** @param run hears of its attempts */
    RunWork(String id, RunSurroundings surroundings, ActorRef<RunCommand> run, Logger log) {
        this.id = id;
        this.executor = surroundings.executor();
        this.attempts = surroundings.attempts();
        this.run = run;
        this.log = log;
    }

    void begin(RunState state) {
        AttemptUnderWay begun = new AttemptUnderWay(id, state.progress().attempt(), run, attempts);
        attempt = Optional.of(begun);
        begun.begin(executor, state.specification());
    }

    /** Messages of an attempt that has ended, or of one before a restart, mean nothing any more. */
    boolean isCurrent(long other) {
        return attempt.filter(current -> current.number() == other).isPresent();
    }

    boolean isUnderWay() {
        return attempt.isPresent();
    }

    /** Asks the attempt to finish its step, save and end. */
    void stop() {
        attempt.ifPresent(AttemptUnderWay::stop);
    }

    /** The journal has failed: what the attempt tells on its way is not heard for a while. */
    void journalFailed() {
        attempt.ifPresent(AttemptUnderWay::mute);
    }

    /** The journal is read again: the attempt says once more what the journal may not have. */
    void journalRead() {
        attempt.ifPresent(AttemptUnderWay::repeat);
    }

    /** The journal has the end of the attempt. */
    void ended(RunExecutor.End end) {
        attempt = Optional.empty();
        if (end instanceof RunExecutor.End.Failed failed) {
            log.warn("run {} failed: {}", id, failed.reason(), failed.cause());
        }
    }

    boolean reserve(Specification specification) {
        return executor.reserve(id, specification);
    }

    /** The journal did not get the run for which the name was taken. */
    void release(Specification specification) {
        try {
            executor.release(id, specification);
        } catch (RuntimeException e) {
            log.warn("the directory of run {}, which was not created, stays", id, e);
        }
    }

    /** @throws dev.kith.config.hocon.ConfigurationException if the run cannot go on with it */
    void check(Specification wanted) {
        executor.check(id, wanted);
    }

    OptionalLong newestCheckpoint() {
        return executor.newestCheckpoint(id);
    }

    /** How many steps the run has made, if its files say that it is complete. */
    OptionalLong completed() {
        return executor.completed(id);
    }

    /**
     * Lets the files say which settings hold, if others do than before. The journal has the truth: if this fails, the next
     * change or the next restart repeats it.
     */
    void settle(RunState state) {
        RunSettings settings = state.settings();
        boolean over = state.status() == RunStatus.ABSENT || state.status() == RunStatus.COMPLETED;
        if (over || settings.changes().equals(settled)) {
            return;
        }
        try {
            executor.settle(id, settings);
            settled = settings.changes();
        } catch (RuntimeException e) {
            log.warn("the files of run {} could not be told of its settings", id, e);
        }
    }

    /**
     * Removes the files of the run.
     *
     * @return why some stayed, and which; empty if none did
     */
    Optional<String> removeFiles() {
        settled = List.of();
        try {
            executor.remove(id);
            return Optional.empty();
        } catch (RuntimeException e) {
            log.warn("the files of run {} could not be removed", id, e);
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
