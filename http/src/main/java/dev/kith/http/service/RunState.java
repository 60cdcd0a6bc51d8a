package dev.kith.http.service;

import dev.kith.protocol.wire.RunEvent;
import dev.kith.protocol.wire.RunPosition;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A run as its events have made it.
 *
 * @param version how many events there were
 * @param created when it was created
 * @param queued since when it waits, or waited, for its turn
 */
public record RunState(
        long version,
        Specification specification,
        Standing standing,
        Instant created,
        Instant queued,
        RunProgress progress) {

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
        return new RunState(0, new Specification("", ""), absent, Instant.EPOCH, Instant.EPOCH, RunProgress.none());
    }

    public RunStatus status() {
        return standing.status();
    }

    /**
     * After one more event.
     *
     * @throws IllegalStateException if the event is of a later release
     */
    public RunState apply(RunEvent event) {
        Instant time = Instant.ofEpochMilli(event.getTimeMillis());
        return switch (event.getBodyCase()) {
            case CREATED -> created(RunEvents.specification(event.getCreated()), time);
            case STARTING ->
                to(RunStatus.STARTING, "prepares its data", time)
                        .with(progress.attempted(event.getStarting().getAttempt()));
            case BEGAN ->
                to(RunStatus.RUNNING, "makes steps", time)
                        .with(progress.at(event.getBegan().getFromStep()));
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
                        .with(progress.reached(event.getInterrupted().getPosition()));
            case COMPLETED ->
                to(RunStatus.COMPLETED, "made all its steps", time)
                        .with(progress.reached(event.getCompleted().getPosition()));
            case FAILED -> to(RunStatus.FAILED, event.getFailed().getReason(), time);
            case DELETED -> to(RunStatus.ABSENT, "deleted", time);
            case BODY_NOT_SET -> throw new IllegalStateException("an event of a later release: " + event);
        };
    }

    private RunState created(Specification wanted, Instant time) {
        Standing waits = new Standing(RunStatus.CREATED, "waits for its turn", time);
        return new RunState(version + 1, wanted, waits, time, time, RunProgress.none());
    }

    private RunState queued(Instant time) {
        Standing waits = new Standing(RunStatus.CREATED, "waits for its turn to go on", time);
        return new RunState(version + 1, specification, waits, created, time, progress);
    }

    /** Names the exact checkpoint. */
    private RunState ended(RunStatus end, RunPosition last, Instant time) {
        RunProgress reached = progress.reached(last);
        OptionalLong saved = reached.checkpoint();
        String why = saved.isPresent()
                ? "%s before step %d, saved as %s"
                        .formatted(end.word(), reached.step(), RunProgress.checkpointName(saved.getAsLong()))
                : end.word() + " before its first checkpoint";
        return to(end, why, time).with(reached);
    }

    private RunState to(RunStatus status, String reason, Instant since) {
        return new RunState(version + 1, specification, new Standing(status, reason, since), created, queued, progress);
    }

    private RunState with(RunProgress reached) {
        return new RunState(version, specification, standing, created, queued, reached);
    }
}
