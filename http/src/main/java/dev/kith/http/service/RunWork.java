package dev.kith.http.service;

import akka.actor.typed.ActorRef;
import dev.kith.model.run.SettingsChange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;

/** What is done for a run outside its journal: the attempt under way, if there is one, and the files. */
final class RunWork {
    private final String id;
    private final RunExecutor executor;
    private final ActorRef<RunCommand> run;
    private final Logger log;
    private Optional<RunExecutor.Attempt> attempt = Optional.empty();
    private long number;
    /** The changes that the files tell of. */
    private List<SettingsChange> settled = List.of();

    /** @param run hears of its attempts */
    RunWork(String id, RunExecutor executor, ActorRef<RunCommand> run, Logger log) {
        this.id = id;
        this.executor = executor;
        this.run = run;
        this.log = log;
    }

    void begin(RunState state) {
        long current = state.progress().attempt();
        number = current;
        attempt = Optional.of(executor.begin(id, state.specification(), new RunExecutor.Listener() {
            @Override
            public void began(long fromStep) {
                run.tell(new RunCommand.AttemptBegan(current, fromStep));
            }

            @Override
            public void told(RunExecutor.Telemetry telemetry) {
                run.tell(new RunCommand.AttemptTold(current, telemetry));
            }

            @Override
            public void ended(RunExecutor.End end) {
                run.tell(new RunCommand.AttemptEnded(current, end));
            }
        }));
    }

    /** Messages of an attempt that has ended, or of one before a restart, mean nothing any more. */
    boolean isCurrent(long other) {
        return attempt.isPresent() && number == other;
    }

    /** Asks the attempt to finish its step, save and end. */
    void stop() {
        attempt.ifPresent(RunExecutor.Attempt::stop);
    }

    void ended(RunExecutor.End end) {
        attempt = Optional.empty();
        if (end instanceof RunExecutor.End.Failed failed) {
            log.warn("run {} failed: {}", id, failed.reason(), failed.cause());
        }
    }

    boolean reserve(Specification specification) {
        return executor.reserve(id, specification);
    }

    /** @throws dev.kith.config.hocon.ConfigurationException if the run cannot go on with it */
    void check(Specification wanted) {
        executor.check(id, wanted);
    }

    OptionalLong newestCheckpoint() {
        return executor.newestCheckpoint(id);
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

    void removeFiles() {
        settled = List.of();
        try {
            executor.remove(id);
        } catch (RuntimeException e) {
            log.warn("the files of the deleted run {} could not be removed", id, e);
        }
    }
}
