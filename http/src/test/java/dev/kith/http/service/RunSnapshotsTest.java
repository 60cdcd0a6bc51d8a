package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.service.creation.CreationKey;
import dev.kith.model.run.SettingsChange;
import dev.kith.protocol.wire.RunSettingChange;
import dev.kith.protocol.wire.RunSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunSnapshotsTest {
    private static final Instant TIME = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final Specification ASKED = new Specification("shapes", "seed = 1");
    private static final Specification NOW = new Specification("shapes", "seed = 1, loss.alpha = 0.5");

    private final RunState state = new RunState(
            17,
            new RunSettings(
                    ASKED,
                    NOW,
                    Optional.of(new RunSettings.Wanted(
                            ASKED,
                            List.of(RunSettingChange.newBuilder()
                                    .setKey("loss.alpha")
                                    .setFrom("0.5")
                                    .setTo("1")
                                    .build()),
                            TIME)),
                    List.of(new SettingsChange(
                            7, "loss.alpha", new BigDecimal("1"), new BigDecimal("0.50"), TIME.toString()))),
            new RunState.Standing(RunStatus.PAUSED, "paused before step 40", TIME),
            TIME.minusSeconds(9),
            TIME.minusSeconds(5),
            new RunProgress(3, 40, OptionalLong.of(40), true, true),
            Optional.of(new CreationKey("a-key", "abc")));

    @Test
    void nothingOfAStateIsMissingInItsSnapshot() {
        assertThat(RunSnapshots.read(RunSnapshots.write(state))).isEqualTo(state);
        RunState fresh = RunState.absent().apply(new RunEvents(() -> TIME).created(ASKED));
        assertThat(RunSnapshots.read(RunSnapshots.write(fresh))).isEqualTo(fresh);
    }

    @Test
    void ofADeletedRunOnlyItsNumberIsKept() {
        RunState deleted = state.apply(new RunEvents(() -> TIME).deleted());

        RunSnapshot snapshot = RunSnapshots.write(deleted);
        assertThat(snapshot.getVersion()).isEqualTo(18);
        assertThat(snapshot.getSerializedSize()).isLessThan(64);
        assertThat(RunSnapshots.read(snapshot).status()).isEqualTo(RunStatus.ABSENT);
    }
}
