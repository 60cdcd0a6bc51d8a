package dev.kith.http.service;

import static dev.kith.config.Text.format;

import dev.kith.http.service.history.Journal;
import dev.kith.http.service.history.OpenedHistory;
import dev.kith.http.service.history.RunDirectories;
import dev.kith.http.service.history.StoredRun;
import dev.kith.model.run.RunException;
import dev.kith.protocol.wire.RunEvent;
import dev.kith.protocol.wire.RunSnapshot;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs with which a service starts: those of its history, and those that only their directories tell of. Actors are made
 * for those alone that have something to do.
 */
final class StartingRuns {
    /** With fewer events a run is read as fast as by a snapshot. */
    private static final int EVENTS_WORTH_A_SNAPSHOT = 3;

    private final OpenedHistory<Read> opened;
    private final RunDirectories directories;
    private final List<String> notices;
    private final Map<String, RunState> states = new LinkedHashMap<>();
    private final Map<String, RunSnapshot> written = new LinkedHashMap<>();
    private final List<String> awake = new ArrayList<>();

    /** A run as it was read: the state that its events have made, as far as they can be read. */
    record Read(String id, RunState state, int events, long last, Optional<String> damage) {
        static Read of(StoredRun stored) {
            RunState state = RunState.absent();
            int applied = 0;
            try {
                if (stored.snapshot().isPresent()) {
                    state = RunSnapshots.read(stored.snapshot().get());
                }
                for (RunEvent event : stored.events()) {
                    state = state.apply(event);
                    applied++;
                }
            } catch (RuntimeException e) {
                Optional<String> why = Optional.of(format("event %d means nothing: %s", state.version() + 1, e));
                return new Read(stored.id(), state, applied, stored.last(), why);
            }
            return new Read(stored.id(), state, applied, stored.last(), stored.damage());
        }
    }

    private StartingRuns(OpenedHistory<Read> opened, RunDirectories directories) {
        this.opened = opened;
        this.directories = directories;
        this.notices = new ArrayList<>(opened.notices());
    }

    /** @throws IllegalStateException if the history cannot be written */
    static StartingRuns of(OpenedHistory<Read> opened, RunDirectories directories) {
        StartingRuns runs = new StartingRuns(opened, directories);
        try {
            runs.read();
            runs.adopt();
            opened.journal().start(runs.written);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        return runs;
    }

    Journal journal() {
        return opened.journal();
    }

    /** How all of them are; those that were deleted are not among them. */
    RunViews views() {
        RunViews views = new RunViews();
        states.forEach((id, state) -> views.put(RunView.of(id, state)));
        return views;
    }

    /** Names of those that have something to do before anything is asked of them. */
    List<String> awake() {
        return List.copyOf(awake);
    }

    /** What a person should know. */
    List<String> notices() {
        return List.copyOf(notices);
    }

    private void read() throws SQLException {
        for (Read run : opened.runs()) {
            if (run.damage().isPresent()) {
                damaged(run, run.damage().get());
                continue;
            }
            states.put(run.id(), run.state());
            boolean settles =
                    run.events() > 0 && !run.state().settings().changes().isEmpty();
            if (run.state().status().active() || settles) {
                awake.add(run.id());
            } else if (run.events() >= EVENTS_WORTH_A_SNAPSHOT) {
                written.put(run.id(), RunSnapshots.write(run.state()));
            }
        }
    }

    /** It goes on as failed, with the settings that can still be read; others are not held up by it. */
    private void damaged(Read run, String why) throws SQLException {
        journal().setAside(run.id());
        String reason = "its history is damaged: " + why;
        Optional<RunSnapshot> good = Optional.of(run.state())
                .filter(state -> state.status() != RunStatus.ABSENT)
                .map(RunSnapshots::write)
                .or(() -> directory(run));
        if (good.isEmpty()) {
            notices.add(format("run %s is lost: %s, and it has no directory that could be read", run.id(), why));
            put(
                    run.id(),
                    RunSnapshots.write(RunState.absent()).toBuilder()
                            .setVersion(run.last() + 1)
                            .build());
            return;
        }
        notices.add(format("run %s is shown as failed, because %s", run.id(), reason));
        RunSnapshot failed = good.get().toBuilder()
                .setVersion(Math.max(run.last() + 1, good.get().getVersion()))
                .setStatus(RunStatus.FAILED.word())
                .setReason(reason)
                .setSaving(false)
                .clearWanted()
                .build();
        put(run.id(), failed);
    }

    private Optional<RunSnapshot> directory(Read run) {
        try {
            return Optional.of(directories.adopt(run.id(), run.last()));
        } catch (RunException e) {
            return Optional.empty();
        }
    }

    /** Directories with a run in them that the history does not know. */
    private void adopt() {
        Map<String, Long> last = new HashMap<>();
        opened.runs().forEach(run -> last.put(run.id(), run.last()));
        RunDirectories.UnknownRuns unknown = directories.unknown(
                id -> states.containsKey(id) && states.get(id).status() != RunStatus.ABSENT,
                id -> last.getOrDefault(id, 0L));
        unknown.adopted().forEach((id, state) -> {
            put(id, state);
            notices.add(format(
                    "run %s was not in the history and is taken in from its directory as %s: %s",
                    id, state.getStatus(), state.getReason()));
        });
        unknown.refused()
                .forEach((id, why) -> notices.add(format(
                        "the directory %s holds a run that is not in the history, and that is not taken in: %s",
                        id, why)));
    }

    private void put(String id, RunSnapshot state) {
        written.put(id, state);
        states.put(id, RunSnapshots.read(state));
    }
}
