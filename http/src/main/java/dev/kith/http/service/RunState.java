package dev.kith.http.service;

import static dev.kith.config.Text.format;

import dev.kith.http.service.creation.CreationKey;
import dev.kith.protocol.wire.RunCreated;
import dev.kith.protocol.wire.RunEvent;
import dev.kith.protocol.wire.RunFailed;
import dev.kith.protocol.wire.RunPosition;
import dev.kith.protocol.wire.RunSettingsChanged;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A run as its events have made it.
 *
 * @param version how many events there were
 * @param settings those that hold, and how they came about
 * @param created when it was created
 * @param queued since when it waits, or waited, for its turn
 * @param key by which the client that asked for it knows its request again
 */
public record RunState(
        long version,
        RunSettings settings,
        Standing standing,
        Instant created,
        Instant queued,
        RunProgress progress,
        Optional<CreationKey> key) {

    /**
     * Where it is in its life.
     *
     * @param reason why, in words
     * @param since when it came there
     */
    public record Standing(RunStatus status, String reason, Instant since) {}

    /** Before its first event. */
    public static RunState absent() {
        Standing absent = new Standing(RunStatus.ABSENT, "", Instant.EPOCH);
        RunSettings none = RunSettings.of(new Specification("", ""));
        return new RunState(0, none, absent, Instant.EPOCH, Instant.EPOCH, RunProgress.none(), Optional.empty());
    }

    public RunStatus status() {
        return standing.status();
    }

    /** What it shall do, as it holds now. */
    public Specification specification() {
        return settings.now();
    }

    /**
     * After one more event.
     *
     * @throws IllegalStateException if the event is of a later release
     */
    public RunState apply(RunEvent event) {
        Instant time = Instant.ofEpochMilli(event.getTimeMillis());
        return switch (event.getBodyCase()) {
            case CREATED -> created(event.getCreated(), time);
            case STARTING ->
                to(RunStatus.STARTING, "prepares its data", time)
                        .with(progress.attempted(event.getStarting().getAttempt()));
            case BEGAN ->
                to(RunStatus.RUNNING, "makes steps", time)
                        .with(progress.at(event.getBegan().getFromStep()))
                        .with(settings.begun(event.getBegan().getFromStep()));
            case PAUSE_REQUESTED -> to(RunStatus.PAUSING, "asked to pause", time);
            case PAUSED -> ended(RunStatus.PAUSED, event.getPaused().getPosition(), time);
            case RESUME_REQUESTED -> queued(time);
            case STOP_REQUESTED -> to(RunStatus.STOPPING, "asked to stop", time);
            case STOPPED -> ended(RunStatus.STOPPED, event.getStopped().getPosition(), time);
            case CHECKPOINT_REQUESTED ->
                to(status(), "makes steps, and was asked for a checkpoint", standing.since())
                        .with(progress.asked());
            case CHECKPOINTED ->
                to(status(), "goes on after its checkpoint", standing.since())
                        .with(progress.reached(event.getCheckpointed().getPosition()));
            case INTERRUPTED ->
                to(RunStatus.CREATED, event.getInterrupted().getReason(), time)
                        .with(
                                event.getInterrupted().getWithProcess()
                                        ? progress.lost(event.getInterrupted().getPosition())
                                        : progress.reached(
                                                event.getInterrupted().getPosition()));
            case COMPLETED ->
                to(RunStatus.COMPLETED, completion(), time)
                        .with(progress.reached(event.getCompleted().getPosition()))
                        .with(settings.dropped());
            case FAILED -> failed(event.getFailed(), time);
            case SETTINGS_REQUESTED ->
                to(status(), working() + ", and was asked for other settings", standing.since())
                        .with(progress.asked())
                        .with(settings.requested(event.getSettingsRequested(), time));
            case SETTINGS_CHANGED ->
                to(status(), changed(event.getSettingsChanged()), standing.since())
                        .with(progress.reached(event.getSettingsChanged().getPosition()))
                        .with(settings.changed(event.getSettingsChanged(), time));
            case DELETED -> to(RunStatus.ABSENT, "deleted", time).with(RunSettings.of(settings.asked()));
            case BODY_NOT_SET -> throw new IllegalStateException("an event of a later release: " + event);
        };
    }

    private RunState created(RunCreated event, Instant time) {
        Standing waits = new Standing(RunStatus.CREATED, "waits for its turn", time);
        RunSettings asked = RunSettings.of(RunEvents.specification(event));
        return new RunState(version + 1, asked, waits, time, time, RunProgress.none(), CreationKey.of(event));
    }

    private RunState queued(Instant time) {
        Standing waits = new Standing(RunStatus.CREATED, "waits for its turn to go on", time);
        return new RunState(version + 1, settings, waits, created, time, progress, key);
    }

    private RunState failed(RunFailed event, Instant time) {
        RunState failed = to(RunStatus.FAILED, event.getReason(), time);
        return event.hasPosition() ? failed.with(progress.reached(event.getPosition())) : failed;
    }

    private String working() {
        return status() == RunStatus.STARTING ? "prepares its data" : "makes steps";
    }

    private String completion() {
        return "made all its steps" + (settings.wanted().isEmpty() ? "" : ", before other settings could hold");
    }

    /** One that waits or rests does so for the same reason as before. */
    private String changed(RunSettingsChanged event) {
        return status().active()
                ? "goes on with other settings from step " + event.getPosition().getStep()
                : standing.reason();
    }

    /** Names the exact checkpoint. */
    private RunState ended(RunStatus end, RunPosition last, Instant time) {
        RunProgress reached = progress.reached(last);
        OptionalLong saved = reached.checkpoint();
        String why = saved.isPresent()
                ? format(
                        "%s before step %d, saved as %s",
                        end.word(), reached.step(), RunProgress.checkpointName(saved.getAsLong()))
                : end.word() + " before its first checkpoint";
        return to(end, why, time).with(reached);
    }

    private RunState to(RunStatus status, String reason, Instant since) {
        return new RunState(version + 1, settings, new Standing(status, reason, since), created, queued, progress, key);
    }

    private RunState with(RunProgress reached) {
        return new RunState(version, settings, standing, created, queued, reached, key);
    }

    private RunState with(RunSettings other) {
        return new RunState(version, other, standing, created, queued, progress, key);
    }
}
