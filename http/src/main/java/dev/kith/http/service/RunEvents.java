package dev.kith.http.service;

import dev.kith.http.service.creation.CreationKey;
import dev.kith.protocol.wire.RunBegan;
import dev.kith.protocol.wire.RunCheckpointRequested;
import dev.kith.protocol.wire.RunCheckpointed;
import dev.kith.protocol.wire.RunCompleted;
import dev.kith.protocol.wire.RunCreated;
import dev.kith.protocol.wire.RunDeleted;
import dev.kith.protocol.wire.RunEvent;
import dev.kith.protocol.wire.RunFailed;
import dev.kith.protocol.wire.RunInterrupted;
import dev.kith.protocol.wire.RunPauseRequested;
import dev.kith.protocol.wire.RunPaused;
import dev.kith.protocol.wire.RunPosition;
import dev.kith.protocol.wire.RunResumeRequested;
import dev.kith.protocol.wire.RunSettingChange;
import dev.kith.protocol.wire.RunSettingsChanged;
import dev.kith.protocol.wire.RunSettingsRequested;
import dev.kith.protocol.wire.RunStarting;
import dev.kith.protocol.wire.RunStopRequested;
import dev.kith.protocol.wire.RunStopped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Writes what happens to a run as events of the journal, with the time. */
final class RunEvents {
    private final InstantSource clock;

    RunEvents(InstantSource clock) {
        this.clock = clock;
    }

    static Specification specification(RunCreated created) {
        return new Specification(created.getPreset(), created.getConfig());
    }

    RunEvent created(Specification wanted) {
        return created(wanted, Optional.empty());
    }

    /** @param key that its client has sent */
    RunEvent created(Specification wanted, Optional<CreationKey> key) {
        RunCreated.Builder created =
                RunCreated.newBuilder().setPreset(wanted.preset()).setConfig(wanted.config());
        key.map(CreationKey::wire).ifPresent(created::setCreationKey);
        return event().setCreated(created).build();
    }

    RunEvent starting(long attempt) {
        return event().setStarting(RunStarting.newBuilder().setAttempt(attempt)).build();
    }

    RunEvent began(long fromStep) {
        return event().setBegan(RunBegan.newBuilder().setFromStep(fromStep)).build();
    }

    RunEvent pauseRequested() {
        return event().setPauseRequested(RunPauseRequested.getDefaultInstance()).build();
    }

    RunEvent paused(RunPosition position) {
        return event().setPaused(RunPaused.newBuilder().setPosition(position)).build();
    }

    RunEvent resumeRequested() {
        return event().setResumeRequested(RunResumeRequested.getDefaultInstance())
                .build();
    }

    RunEvent stopRequested() {
        return event().setStopRequested(RunStopRequested.getDefaultInstance()).build();
    }

    RunEvent stopped(RunPosition position) {
        return event().setStopped(RunStopped.newBuilder().setPosition(position)).build();
    }

    RunEvent checkpointRequested() {
        return event().setCheckpointRequested(RunCheckpointRequested.getDefaultInstance())
                .build();
    }

    RunEvent checkpointed(RunPosition position) {
        return event().setCheckpointed(RunCheckpointed.newBuilder().setPosition(position))
                .build();
    }

    RunEvent interrupted(RunPosition position, String reason) {
        return event().setInterrupted(
                        RunInterrupted.newBuilder().setPosition(position).setReason(reason))
                .build();
    }

    /** The process died with the attempt. */
    RunEvent lost(RunPosition position, String reason) {
        return event().setInterrupted(RunInterrupted.newBuilder()
                        .setPosition(position)
                        .setReason(reason)
                        .setWithProcess(true))
                .build();
    }

    RunEvent completed(RunPosition position) {
        return event().setCompleted(RunCompleted.newBuilder().setPosition(position))
                .build();
    }

    RunEvent failed(RunPosition position, String reason) {
        return event().setFailed(RunFailed.newBuilder().setPosition(position).setReason(reason))
                .build();
    }

    RunEvent settingsRequested(List<RunSettingChange> changes, String config) {
        return event().setSettingsRequested(
                        RunSettingsRequested.newBuilder().addAllChanges(changes).setConfig(config))
                .build();
    }

    RunEvent settingsChanged(RunPosition position, List<RunSettingChange> changes, String config) {
        return event().setSettingsChanged(RunSettingsChanged.newBuilder()
                        .setPosition(position)
                        .addAllChanges(changes)
                        .setConfig(config))
                .build();
    }

    RunEvent deleted() {
        return event().setDeleted(RunDeleted.getDefaultInstance()).build();
    }

    private RunEvent.Builder event() {
        return RunEvent.newBuilder().setTimeMillis(clock.millis());
    }
}
