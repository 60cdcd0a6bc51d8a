package dev.kith.http.service;

import static dev.kith.http.service.RunVerb.CHECKPOINT;
import static dev.kith.http.service.RunVerb.DELETE;
import static dev.kith.http.service.RunVerb.PAUSE;
import static dev.kith.http.service.RunVerb.RESUME;
import static dev.kith.http.service.RunVerb.SETTINGS;
import static dev.kith.http.service.RunVerb.STOP;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where a run is in its life, and what may be asked of it there. */
public enum RunStatus {
    /** Not created yet, or deleted. */
    ABSENT,
    /** Waits for its turn; for its first attempt or for a further one. */
    CREATED(PAUSE, STOP, SETTINGS, DELETE),
    /** An attempt prepares its data. */
    STARTING(PAUSE, STOP, SETTINGS),
    /** Steps are being made. */
    RUNNING(PAUSE, STOP, CHECKPOINT, SETTINGS),
    /** Asked to pause; the attempt has not ended yet. */
    PAUSING(STOP),
    PAUSED(RESUME, STOP, SETTINGS, DELETE),
    /** Asked to stop; the attempt has not ended yet. */
    STOPPING,
    /** Ended before its last step; what was trained is saved. */
    STOPPED(RESUME, DELETE),
    COMPLETED(DELETE),
    /** Goes on from its last checkpoint, if it is resumed; perhaps only with other settings, such as a lower rate. */
    FAILED(RESUME, SETTINGS, DELETE);

    private static final Set<RunStatus> ACTIVE =
            Collections.unmodifiableSet(EnumSet.of(STARTING, RUNNING, PAUSING, STOPPING));

    private final List<RunVerb> allowed;

    RunStatus(RunVerb... allowed) {
        this.allowed = List.of(allowed);
    }

    /** What may be asked now. */
    public List<RunVerb> allowed() {
        return allowed;
    }

    public boolean allows(RunVerb verb) {
        return allowed.contains(verb);
    }

    /** Whether an attempt is under way. */
    public boolean active() {
        return ACTIVE.contains(this);
    }

    /** As clients see it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
