package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.protocol.wire.RunEvent;
import dev.kith.protocol.wire.RunSettingChange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunSettingsTest {
    private static final RunEvents EVENTS = new RunEvents(InstantSource.fixed(Instant.EPOCH));
    private static final Specification ASKED = new Specification("shapes", "loss.alpha = 0");

    private static RunEvent change(int step, int from, int to) {
        RunSettingChange change = RunSettingChange.newBuilder()
                .setKey("loss.alpha")
                .setFrom(Integer.toString(from))
                .setTo(Integer.toString(to))
                .build();
        return EVENTS.settingsChanged(
                RunProgress.wire(step, OptionalLong.of(step)), List.of(change), "loss.alpha = " + to);
    }

    @Test
    void aRunOfTheSameNameBeginsAnew() {
        RunState run = RunState.absent()
                .apply(EVENTS.created(ASKED))
                .apply(change(3, 0, 1))
                .apply(EVENTS.deleted());
        assertThat(run.settings().changes()).isEmpty();

        assertThat(run.apply(EVENTS.created(ASKED)).settings()).isEqualTo(RunSettings.of(ASKED));
    }

    @Test
    void theHistoryIsBounded() {
        RunState run = RunState.absent().apply(EVENTS.created(ASKED));
        for (int i = 1; i <= 300; i++) {
            run = run.apply(change(i, i - 1, i));
        }

        assertThat(run.settings().changes()).hasSize(200);
        assertThat(run.settings().changes().get(0).step()).isEqualTo(101);
        assertThat(run.specification().config()).isEqualTo("loss.alpha = 300");
    }
}
