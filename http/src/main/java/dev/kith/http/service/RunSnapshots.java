package dev.kith.http.service;

import akka.persistence.typed.SnapshotAdapter;
import dev.kith.http.service.creation.CreationKey;
import dev.kith.model.run.SettingsChange;
import dev.kith.protocol.wire.RunCreated;
import dev.kith.protocol.wire.RunPosition;
import dev.kith.protocol.wire.RunSettingChange;
import dev.kith.protocol.wire.RunSettingKept;
import dev.kith.protocol.wire.RunSettingsRequested;
import dev.kith.protocol.wire.RunSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** States of runs as the history keeps them. Nothing of a state may be missing there: it is all that is read again. */
final class RunSnapshots implements SnapshotAdapter<RunState> {

    @Override
    public Object toJournal(RunState state) {
        return write(state);
    }

    @Override
    public RunState fromJournal(Object from) {
        return read((RunSnapshot) from);
    }

    static RunSnapshot write(RunState state) {
        RunProgress progress = state.progress();
        RunSettings settings = state.settings();
        RunSnapshot.Builder snapshot = RunSnapshot.newBuilder()
                .setVersion(state.version())
                .setStatus(state.status().word())
                .setReason(state.standing().reason())
                .setSinceMillis(state.standing().since().toEpochMilli())
                .setCreatedMillis(state.created().toEpochMilli())
                .setQueuedMillis(state.queued().toEpochMilli())
                .setAttempt(progress.attempt())
                .setPosition(RunProgress.wire(progress.step(), progress.checkpoint()))
                .setSaving(progress.saving())
                .setDied(progress.died());
        if (state.status() == RunStatus.ABSENT) {
            return snapshot.build(); // of a deleted run only the numbers matter
        }
        RunCreated.Builder asked = RunCreated.newBuilder()
                .setPreset(settings.asked().preset())
                .setConfig(settings.asked().config());
        state.key().map(CreationKey::wire).ifPresent(asked::setCreationKey);
        snapshot.setAsked(asked);
        if (!settings.now().config().equals(settings.asked().config())) {
            snapshot.setConfig(settings.now().config());
        }
        settings.wanted()
                .ifPresent(wanted -> snapshot.setWanted(RunSettingsRequested.newBuilder()
                                .addAllChanges(wanted.changes())
                                .setConfig(wanted.specification().config()))
                        .setWantedMillis(wanted.since().toEpochMilli()));
        settings.changes().forEach(change -> snapshot.addChanges(write(change)));
        return snapshot.build();
    }

    private static RunSettingKept write(SettingsChange change) {
        return RunSettingKept.newBuilder()
                .setStep(change.step())
                .setChange(RunSettingChange.newBuilder()
                        .setKey(change.key())
                        .setFrom(change.from().toString())
                        .setTo(change.to().toString()))
                .setTime(change.time())
                .build();
    }

    /** @throws IllegalArgumentException if it is of a later release, or damaged */
    static RunState read(RunSnapshot snapshot) {
        RunPosition position = snapshot.getPosition();
        OptionalLong checkpoint =
                position.hasCheckpoint() ? OptionalLong.of(position.getCheckpoint()) : OptionalLong.empty();
        return new RunState(
                snapshot.getVersion(),
                settings(snapshot),
                new RunState.Standing(
                        RunStatus.valueOf(snapshot.getStatus().toUpperCase(Locale.ROOT)),
                        snapshot.getReason(),
                        Instant.ofEpochMilli(snapshot.getSinceMillis())),
                Instant.ofEpochMilli(snapshot.getCreatedMillis()),
                Instant.ofEpochMilli(snapshot.getQueuedMillis()),
                new RunProgress(
                        snapshot.getAttempt(),
                        position.getStep(),
                        checkpoint,
                        snapshot.getSaving(),
                        snapshot.getDied()),
                CreationKey.of(snapshot.getAsked()));
    }

    private static RunSettings settings(RunSnapshot snapshot) {
        Specification asked = RunEvents.specification(snapshot.getAsked());
        Specification now = snapshot.hasConfig() ? new Specification(asked.preset(), snapshot.getConfig()) : asked;
        Optional<RunSettings.Wanted> wanted = snapshot.hasWanted()
                ? Optional.of(new RunSettings.Wanted(
                        new Specification(asked.preset(), snapshot.getWanted().getConfig()),
                        snapshot.getWanted().getChangesList(),
                        Instant.ofEpochMilli(snapshot.getWantedMillis())))
                : Optional.empty();
        return new RunSettings(
                asked,
                now,
                wanted,
                snapshot.getChangesList().stream().map(RunSnapshots::read).toList());
    }

    private static SettingsChange read(RunSettingKept kept) {
        return new SettingsChange(
                kept.getStep(),
                kept.getChange().getKey(),
                new BigDecimal(kept.getChange().getFrom()),
                new BigDecimal(kept.getChange().getTo()),
                kept.getTime());
    }
}
