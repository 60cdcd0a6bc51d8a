package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class TurnOrderTest {
    private final TurnOrder turns = new TurnOrder(1);

    private static RunView waiting(String id, long second) {
        RunEvents events = new RunEvents(InstantSource.fixed(Instant.ofEpochSecond(second)));
        return RunView.of(id, RunState.absent().apply(events.created(new Specification("shapes", ""))));
    }

    private static RunView starting(RunView run) {
        return run.in(run.state().apply(new RunEvents(InstantSource.system()).starting(1)));
    }

    private static RunView failed(RunView run) {
        return run.in(run.state()
                .apply(new RunEvents(InstantSource.system()).failed(RunProgress.wire(0, OptionalLong.empty()), "")));
    }

    @Test
    void nobodyBeginsBeforeTheOrderIsOpen() {
        turns.changed(waiting("a", 1));
        assertThat(turns.grant()).isEmpty();

        turns.open();
        assertThat(turns.grant()).containsExactly("a");
    }

    @Test
    void aRunThatTheProcessDiedWithWaitsLonger() {
        RunView died = waiting("a", 1);
        died = died.in(died.state()
                .apply(new RunEvents(InstantSource.system()).lost(RunProgress.wire(0, OptionalLong.empty()), "")));
        turns.changed(died);
        turns.changed(waiting("b", 2));
        turns.open();

        assertThat(turns.grant()).containsExactly("b");
        turns.changed(failed(waiting("b", 2)));
        assertThat(turns.grant()).isEmpty();

        turns.trust();
        assertThat(turns.grant()).containsExactly("a");
    }

    @Test
    void oneTrainsAndTheOthersWaitInTheirOrder() {
        turns.open();
        RunView first = waiting("b", 1);
        RunView second = waiting("c", 2);
        RunView third = waiting("a", 3);
        turns.changed(third);
        turns.changed(second);
        turns.changed(first);

        assertThat(turns.grant()).containsExactly("b");
        assertThat(turns.grant()).isEmpty();
        assertThat(turns.places()).containsExactlyInAnyOrderEntriesOf(Map.of("c", 1, "a", 2));

        turns.changed(starting(first));
        assertThat(turns.grant()).isEmpty();
        assertThat(turns.anyActive()).isTrue();

        turns.changed(failed(first));
        assertThat(turns.grant()).containsExactly("c");
    }

    @Test
    void afterTheEndNobodyGetsATurn() {
        turns.open();
        turns.close();
        turns.changed(waiting("a", 1));

        assertThat(turns.grant()).isEmpty();
        assertThat(turns.anyActive()).isFalse();
    }
}
