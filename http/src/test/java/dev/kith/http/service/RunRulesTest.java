package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.protocol.wire.RunEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class RunRulesTest {
    private static final RunEvents EVENTS = new RunEvents(InstantSource.fixed(Instant.EPOCH));
    private static final RunRules RULES = new RunRules(EVENTS);
    private static final RunExecutor.End INTERRUPTED = new RunExecutor.End.Interrupted(40, OptionalLong.of(40));

    /** A way into each status. */
    private static final Map<RunStatus, List<RunEvent>> WAYS = Map.of(
            RunStatus.ABSENT, List.of(),
            RunStatus.CREATED, List.of(created()),
            RunStatus.STARTING, List.of(created(), EVENTS.starting(1)),
            RunStatus.RUNNING, List.of(created(), EVENTS.starting(1), EVENTS.began(0)),
            RunStatus.PAUSING, List.of(created(), EVENTS.starting(1), EVENTS.pauseRequested()),
            RunStatus.PAUSED, List.of(created(), EVENTS.paused(RunProgress.wire(40, OptionalLong.of(40)))),
            RunStatus.STOPPING, List.of(created(), EVENTS.starting(1), EVENTS.stopRequested()),
            RunStatus.STOPPED, List.of(created(), EVENTS.stopped(RunProgress.wire(40, OptionalLong.of(40)))),
            RunStatus.COMPLETED, List.of(created(), EVENTS.completed(RunProgress.wire(60, OptionalLong.of(60)))),
            RunStatus.FAILED,
                    List.of(
                            created(),
                            EVENTS.starting(1),
                            EVENTS.failed(RunProgress.wire(40, OptionalLong.of(40)), "no disk")));

    private static RunEvent created() {
        return EVENTS.created(new Specification("shapes", "seed = 1"));
    }

    static RunState in(RunStatus status) {
        return after(RunState.absent(), WAYS.get(status));
    }

    private static RunState after(RunState state, List<RunEvent> events) {
        RunState now = state;
        for (RunEvent event : events) {
            now = now.apply(event);
        }
        return now;
    }

    /** Every status and every verb: the status that follows, or - where it is refused. */
    @ParameterizedTest
    @CsvSource({
        // status, pause, resume, stop, checkpoint, delete
        "ABSENT,    -,       -,       -,        -,       -",
        "CREATED,   PAUSED,  -,       STOPPED,  -,       ABSENT",
        "STARTING,  PAUSING, -,       STOPPING, -,       -",
        "RUNNING,   PAUSING, -,       STOPPING, RUNNING, -",
        "PAUSING,   -,       -,       STOPPING, -,       -",
        "PAUSED,    -,       CREATED, STOPPED,  -,       ABSENT",
        "STOPPING,  -,       -,       -,        -,       -",
        "STOPPED,   -,       CREATED, -,        -,       ABSENT",
        "COMPLETED, -,       -,       -,        -,       ABSENT",
        "FAILED,    -,       CREATED, -,        -,       ABSENT",
    })
    void verbsLeadWhereTheTableSays(
            RunStatus status, String pause, String resume, String stop, String checkpoint, String delete) {
        Map<RunVerb, String> expected = Map.of(
                RunVerb.PAUSE, pause,
                RunVerb.RESUME, resume,
                RunVerb.STOP, stop,
                RunVerb.CHECKPOINT, checkpoint,
                RunVerb.DELETE, delete);
        RunState state = in(status);
        assertThat(state.status()).isEqualTo(status);

        for (RunVerb verb : expected.keySet()) {
            String next = RULES.asked(state, verb)
                    .map(event -> state.apply(event).status().name())
                    .orElse("-");
            assertThat(next).as("%s when %s", verb, status).isEqualTo(expected.get(verb));
            assertThat(status.allows(verb)).isEqualTo(!next.equals("-"));
        }
    }

    @Test
    void settingsChangeWhereStepsAreStillToCome() {
        assertThat(Stream.of(RunStatus.values()).filter(status -> status.allows(RunVerb.SETTINGS)))
                .containsExactly(
                        RunStatus.CREATED, RunStatus.STARTING, RunStatus.RUNNING, RunStatus.PAUSED, RunStatus.FAILED);
    }

    @Test
    void theTableKnowsEveryStatus() {
        assertThat(WAYS.keySet()).isEqualTo(new HashSet<>(Arrays.asList(RunStatus.values())));
        Set<RunStatus> active = Set.of(RunStatus.STARTING, RunStatus.RUNNING, RunStatus.PAUSING, RunStatus.STOPPING);
        assertThat(Stream.of(RunStatus.values()).filter(RunStatus::active)).containsExactlyInAnyOrderElementsOf(active);
    }

    @ParameterizedTest
    @CsvSource({"STARTING, CREATED", "RUNNING, CREATED", "PAUSING, PAUSED", "STOPPING, STOPPED"})
    void anInterruptedAttemptEndsAsItWasAsked(RunStatus before, RunStatus then) {
        RunState state = in(before);
        RunState next = after(state, RULES.ended(state, INTERRUPTED, true));

        assertThat(next.status()).isEqualTo(then);
        assertThat(next.progress().step()).isEqualTo(40);
        assertThat(next.progress().checkpoint()).hasValue(40);
    }

    @Test
    void aPauseNamesTheCheckpoint() {
        RunState state = in(RunStatus.PAUSING);

        assertThat(after(state, RULES.ended(state, INTERRUPTED, false))
                        .standing()
                        .reason())
                .isEqualTo("paused before step 40, saved as step-0000000040");
    }

    @Test
    void aCheckpointOnRequestIsFollowedByTheNextAttempt() {
        RunState asked = in(RunStatus.RUNNING).apply(EVENTS.checkpointRequested());
        RunState next = after(asked, RULES.ended(asked, INTERRUPTED, false));

        assertThat(next.status()).isEqualTo(RunStatus.STARTING);
        assertThat(next.progress()).isEqualTo(new RunProgress(2, 40, OptionalLong.of(40), false, false));
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTING", "RUNNING", "PAUSING", "STOPPING"})
    void theLastStepCompletesWhateverWasAsked(RunStatus before) {
        RunState state = in(before);

        assertThat(after(state, RULES.ended(state, new RunExecutor.End.Completed(60), false))
                        .status())
                .isEqualTo(RunStatus.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource(names = {"STARTING", "RUNNING", "PAUSING", "STOPPING"})
    void aFailureSaysWhy(RunStatus before) {
        RunState state = in(before);
        RunExecutor.End failed = new RunExecutor.End.Failed("no disk", new IllegalStateException("no disk"));
        RunState next = after(state, RULES.ended(state, failed, false));

        assertThat(next.status()).isEqualTo(RunStatus.FAILED);
        assertThat(next.standing().reason()).isEqualTo("no disk");
    }

    /** What a killed process leaves. */
    @ParameterizedTest
    @CsvSource({
        "CREATED, CREATED", "STARTING, CREATED", "RUNNING, CREATED", "PAUSING, PAUSED", "PAUSED, PAUSED",
        "STOPPING, STOPPED", "STOPPED, STOPPED", "COMPLETED, COMPLETED", "FAILED, FAILED", "ABSENT, ABSENT"
    })
    void aRestartTellsTheTruth(RunStatus before, RunStatus then) {
        RunState state = in(before);
        RunState next = after(state, RULES.recovered(state, OptionalLong.of(20)));

        assertThat(next.status()).isEqualTo(then);
        if (before.active()) {
            assertThat(next.progress().checkpoint()).hasValue(20);
        }
    }

    /** The process dies with every attempt; what is the newest checkpoint after the first death and after the second? */
    @ParameterizedTest
    @CsvSource({"-1, -1, FAILED", "20, 20, FAILED", "-1, 20, CREATED", "20, 40, CREATED"})
    void aRunThatDiesTwiceWithTheProcessFailsUnlessItCameFurther(long first, long second, RunStatus then) {
        RunState running = in(RunStatus.RUNNING);
        RunState once = after(running, RULES.recovered(running, checkpoint(first)));
        assertThat(once.status()).isEqualTo(RunStatus.CREATED);
        assertThat(once.progress().died()).isTrue();
        assertThat(once.standing().reason())
                .isEqualTo("waits 5 s, and for its turn to go on: the service ended without warning while it trained");

        RunState again = after(once, List.of(EVENTS.starting(2), EVENTS.began(0)));
        RunState twice = after(again, RULES.recovered(again, checkpoint(second)));

        assertThat(twice.status()).isEqualTo(then);
        if (then == RunStatus.FAILED) {
            assertThat(twice.standing().reason()).startsWith("the service ended without warning twice while this run");
            assertThat(twice.progress().checkpoint()).isEqualTo(checkpoint(second));
        }
    }

    private static OptionalLong checkpoint(long step) {
        return step < 0 ? OptionalLong.empty() : OptionalLong.of(step);
    }

    /** The count begins anew with whatever may help, and with a journal that knows nothing of deaths. */
    @Test
    void aDeathIsForgottenOnceSomethingHasChanged() {
        RunState running = in(RunStatus.RUNNING);
        RunState died = after(running, RULES.recovered(running, OptionalLong.empty()));
        List<RunEvent> again = List.of(EVENTS.starting(2), EVENTS.began(0));
        RunState twice = after(died, again);
        RunState failed = after(twice, RULES.recovered(twice, OptionalLong.empty()));

        assertThat(after(failed, List.of(EVENTS.resumeRequested())).progress().died())
                .isFalse();
        assertThat(after(
                                died,
                                List.of(EVENTS.settingsChanged(
                                        RunProgress.wire(0, OptionalLong.empty()), List.of(), "")))
                        .progress()
                        .died())
                .isFalse();
        RunState interrupted =
                after(running, List.of(EVENTS.interrupted(RunProgress.wire(0, OptionalLong.empty()), "restart")));
        RunState once = after(interrupted, again);
        assertThat(after(once, RULES.recovered(once, OptionalLong.empty())).status())
                .isEqualTo(RunStatus.CREATED);
    }

    @Test
    void aRunThatWasInterruptedKeepsItsPlaceInTheQueue() {
        RunState created = in(RunStatus.CREATED);
        RunState interrupted = RunState.absent()
                .apply(created())
                .apply(new RunEvents(InstantSource.fixed(Instant.ofEpochSecond(9)))
                        .interrupted(RunProgress.wire(0, OptionalLong.empty()), "restart"));

        assertThat(interrupted.queued()).isEqualTo(created.queued());
    }
}
