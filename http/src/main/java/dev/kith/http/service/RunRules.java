package dev.kith.http.service;

import dev.kith.protocol.wire.RunEvent;
import dev.kith.protocol.wire.RunPosition;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What follows from what is asked of a run and from what its attempts tell, as events. Decides only. */
final class RunRules {
    private final RunEvents events;

    RunRules(RunEvents events) {
        this.events = events;
    }

    /** What a request makes of a run; empty: it is not allowed now. */
    Optional<RunEvent> asked(RunState state, RunVerb verb) {
        if (!state.status().allows(verb)) {
            return Optional.empty();
        }
        boolean active = state.status().active();
        return Optional.of(
                switch (verb) {
                    case PAUSE -> active ? events.pauseRequested() : events.paused(position(state));
                    case STOP -> active ? events.stopRequested() : events.stopped(position(state));
                    case RESUME -> events.resumeRequested();
                    case CHECKPOINT -> events.checkpointRequested();
                    case DELETE -> events.deleted();
                });
    }

    /**
     * What the end of the attempt makes of a run.
     *
     * @param closing whether the service ends
     */
    List<RunEvent> ended(RunState state, RunExecutor.End end, boolean closing) {
        if (end instanceof RunExecutor.End.Completed completed) {
            return List.of(events.completed(RunProgress.wire(completed.step(), OptionalLong.of(completed.step()))));
        } else if (end instanceof RunExecutor.End.Failed failed) {
            return List.of(events.failed(failed.reason()));
        }
        RunExecutor.End.Interrupted interrupted = (RunExecutor.End.Interrupted) end;
        RunPosition position = RunProgress.wire(interrupted.step(), interrupted.checkpoint());
        return switch (state.status()) {
            case PAUSING -> List.of(events.paused(position));
            case STOPPING -> List.of(events.stopped(position));
            default ->
                closing || !state.progress().saving()
                        ? List.of(events.interrupted(position, "waits for its turn to go on: the service ended"))
                        : List.of(
                                events.checkpointed(position),
                                events.starting(state.progress().attempt() + 1));
        };
    }

    /** What a restart makes of a run whose attempt ended with the process. */
    Optional<RunEvent> recovered(RunState state, OptionalLong newestCheckpoint) {
        RunPosition position = RunProgress.wire(newestCheckpoint.orElse(0), newestCheckpoint);
        return switch (state.status()) {
            case PAUSING -> Optional.of(events.paused(position));
            case STOPPING -> Optional.of(events.stopped(position));
            case STARTING, RUNNING ->
                Optional.of(
                        events.interrupted(position, "waits for its turn to go on: the service ended without warning"));
            default -> Optional.empty();
        };
    }

    private static RunPosition position(RunState state) {
        return RunProgress.wire(state.progress().step(), state.progress().checkpoint());
    }
}
