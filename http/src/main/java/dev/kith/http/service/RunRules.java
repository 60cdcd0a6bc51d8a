package dev.kith.http.service;

import static dev.kith.config.Text.format;

import dev.kith.protocol.wire.RunEvent;
import dev.kith.protocol.wire.RunPosition;
import dev.kith.protocol.wire.RunSettingChange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What follows from what is asked of a run and from what its attempts tell, as events. Decides only. */
final class RunRules {
    private static final String WAITS = "waits for its turn to go on: ";
    private static final String DIED = format(
            "waits %d s, and for its turn to go on: the service ended without warning while it trained",
            TurnOrder.CAUTION.toSeconds());
    private static final String DIED_TWICE =
            "the service ended without warning twice while this run trained, and nothing new was saved between: look for"
                    + " the reason in the log of the service and of the system, lower what the run takes (batch.size,"
                    + " encoder.width, pipeline.threads), and resume it";

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
                    case SETTINGS -> throw new IllegalArgumentException("which settings? see changed");
                });
    }

    /**
     * What other settings make of a run; nothing, if they are those that it has or shall have. An attempt under way goes on
     * with them only after it has saved and ended; else they hold at once.
     *
     * @param target all settings, with those that shall change
     */
    Optional<RunEvent> changed(RunState state, Specification target) {
        if (LiveSettings.changes(state.settings().latest(), target).isEmpty()) {
            return Optional.empty();
        }
        List<RunSettingChange> changes = LiveSettings.changes(state.specification(), target);
        return Optional.of(
                state.status().active()
                        ? events.settingsRequested(changes, target.config())
                        : events.settingsChanged(position(state), changes, target.config()));
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
            RunPosition position = RunProgress.wire(failed.checkpoint().orElse(0), failed.checkpoint());
            return settled(state, position, events.failed(position, failed.reason()));
        }
        RunExecutor.End.Interrupted interrupted = (RunExecutor.End.Interrupted) end;
        RunPosition position = RunProgress.wire(interrupted.step(), interrupted.checkpoint());
        return switch (state.status()) {
            case PAUSING -> settled(state, position, events.paused(position));
            case STOPPING -> settled(state, position, events.stopped(position));
            default ->
                closing || !state.progress().saving()
                        ? settled(state, position, events.interrupted(position, WAITS + "the service ended"))
                        : goesOn(state, position);
        };
    }

    private List<RunEvent> goesOn(RunState state, RunPosition position) {
        RunEvent next = events.starting(state.progress().attempt() + 1);
        return state.settings().wanted().isPresent()
                ? settled(state, position, next)
                : List.of(events.checkpointed(position), next);
    }

    /** With the end of an attempt the settings hold that were asked for while it was under way. */
    private List<RunEvent> settled(RunState state, RunPosition position, RunEvent end) {
        return Stream.concat(
                        state.settings().wanted().stream()
                                .map(wanted -> events.settingsChanged(
                                        position,
                                        wanted.changes(),
                                        wanted.specification().config())),
                        Stream.of(end))
                .toList();
    }

    /**
     * What a restart makes of a run whose attempt ended with the process. If the process died with it, it may have been the
     * run's doing: it goes on once, and not again unless it came further.
     */
    List<RunEvent> recovered(RunState state, OptionalLong newestCheckpoint) {
        RunPosition position = RunProgress.wire(newestCheckpoint.orElse(0), newestCheckpoint);
        return switch (state.status()) {
            case PAUSING -> settled(state, position, events.paused(position));
            case STOPPING -> settled(state, position, events.stopped(position));
            case STARTING, RUNNING ->
                settled(
                        state,
                        position,
                        state.progress().diesAgain(newestCheckpoint)
                                ? events.failed(position, DIED_TWICE)
                                : events.lost(position, DIED));
            default -> List.of();
        };
    }

    private static RunPosition position(RunState state) {
        return RunProgress.wire(state.progress().step(), state.progress().checkpoint());
    }
}
