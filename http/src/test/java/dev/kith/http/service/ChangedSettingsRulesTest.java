package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.protocol.wire.RunEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When changed settings hold, whatever comes between the request and the end of the attempt. */
class ChangedSettingsRulesTest {
    private static final String RATE = "optimizer.learning-rate";
    private static final RunEvents EVENTS = new RunEvents(InstantSource.fixed(Instant.EPOCH));
    private static final RunRules RULES = new RunRules(EVENTS);
    private static final RunExecutor.End INTERRUPTED = new RunExecutor.End.Interrupted(40, OptionalLong.of(40));
    private static final Specification ASKED = new Specification(
            "shapes",
            SettingsPrinter.print(
                    SettingsLoader.load(SettingsRequest.ofPreset("shapes")).settings()));

    private RunState run = RunState.absent().apply(EVENTS.created(ASKED));

    private void happens(List<RunEvent> events) {
        events.forEach(event -> run = run.apply(event));
    }

    private void running(long fromStep) {
        happens(List.of(EVENTS.starting(run.progress().attempt() + 1), EVENTS.began(fromStep)));
    }

    private void want(String rate) {
        Specification target = LiveSettings.apply(run.settings().latest(), new SettingsPatch(Map.of(RATE, rate)));
        happens(RULES.changed(run, target).stream().toList());
    }

    private void ask(RunVerb verb) {
        happens(RULES.asked(run, verb).stream().toList());
    }

    private List<String> changes() {
        return run.settings().changes().stream()
                .map(change -> "%d: %s to %s"
                        .formatted(
                                change.step(),
                                change.from().toPlainString(),
                                change.to().toPlainString()))
                .toList();
    }

    private String rate() {
        return SettingsPrinter.values(SettingsLoader.load(
                                SettingsRequest.ofRun(run.specification().config(), "run"))
                        .settings())
                .get(RATE);
    }

    @Test
    void theyHoldAtOnceWhereNothingIsUnderWay() {
        want("0.001");

        assertThat(changes()).containsExactly("0: 0.002 to 0.001");
        assertThat(rate()).isEqualTo("0.001");
        assertThat(run.status()).isEqualTo(RunStatus.CREATED);
    }

    @Test
    void aRunningRunGoesOnWithThemFromItsNextCheckpoint() {
        running(0);
        want("0.001");
        assertThat(changes()).isEmpty();
        assertThat(rate()).isEqualTo("0.002");

        happens(RULES.ended(run, INTERRUPTED, false));
        assertThat(run.status()).isEqualTo(RunStatus.STARTING);
        assertThat(run.progress().attempt()).isEqualTo(2);
        assertThat(run.progress().checkpoint()).hasValue(40);
        assertThat(changes()).containsExactly("40: 0.002 to 0.001");
        assertThat(rate()).isEqualTo("0.001");
    }

    @ParameterizedTest
    @CsvSource({"PAUSE, PAUSED", "STOP, STOPPED"})
    void whoeverInterruptsItMeanwhileLosesNothing(RunVerb verb, RunStatus then) {
        running(0);
        want("0.001");
        ask(verb);
        happens(RULES.ended(run, INTERRUPTED, false));

        assertThat(run.status()).isEqualTo(then);
        assertThat(run.standing().reason()).endsWith("before step 40, saved as step-0000000040");
        assertThat(changes()).containsExactly("40: 0.002 to 0.001");
    }

    @Test
    void theEndOfTheServiceLosesNothing() {
        running(0);
        want("0.001");
        happens(RULES.ended(run, INTERRUPTED, true));

        assertThat(run.status()).isEqualTo(RunStatus.CREATED);
        assertThat(changes()).containsExactly("40: 0.002 to 0.001");
    }

    @ParameterizedTest
    @CsvSource({"STARTING, CREATED", "RUNNING, CREATED", "PAUSING, PAUSED", "STOPPING, STOPPED"})
    void theDeathOfTheProcessLosesNothing(RunStatus before, RunStatus then) {
        happens(List.of(EVENTS.starting(1)));
        if (before != RunStatus.STARTING) {
            happens(List.of(EVENTS.began(0)));
        }
        want("0.001");
        if (before == RunStatus.PAUSING || before == RunStatus.STOPPING) {
            ask(before == RunStatus.PAUSING ? RunVerb.PAUSE : RunVerb.STOP);
        }
        assertThat(run.status()).isEqualTo(before);

        happens(RULES.recovered(run, OptionalLong.of(20)));
        assertThat(run.status()).isEqualTo(then);
        assertThat(changes()).containsExactly("20: 0.002 to 0.001");
        assertThat(rate()).isEqualTo("0.001");
    }

    @Test
    void aFailureLosesNothing() {
        running(0);
        want("0.001");
        happens(RULES.ended(run, new RunExecutor.End.Failed("no disk", new Error(), OptionalLong.of(20)), false));

        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.progress().checkpoint()).hasValue(20);
        assertThat(changes()).containsExactly("20: 0.002 to 0.001");
        want("0.0005");
        assertThat(changes()).containsExactly("20: 0.002 to 0.001", "20: 0.001 to 0.0005");
    }

    @Test
    void afterTheLastStepTheyNeverHold() {
        running(0);
        want("0.001");
        happens(RULES.ended(run, new RunExecutor.End.Completed(60), false));

        assertThat(run.standing().reason()).isEqualTo("made all its steps, before other settings could hold");
        assertThat(changes()).isEmpty();
        assertThat(rate()).isEqualTo("0.002");
    }

    @Test
    void ofSeveralInARowOnlyTheLastEverHeld() {
        running(0);
        want("0.001");
        want("0.0005");
        happens(RULES.ended(run, INTERRUPTED, false));

        assertThat(changes()).containsExactly("40: 0.002 to 0.0005");
    }

    @Test
    void whatIsTakenBackLeavesNoTrace() {
        running(0);
        want("0.001");
        want("0.002");
        assertThat(run.settings().wanted()).isEmpty();
        happens(RULES.ended(run, INTERRUPTED, false));

        assertThat(run.status()).isEqualTo(RunStatus.STARTING);
        assertThat(changes()).isEmpty();
    }

    @Test
    void whatHoldsAlreadyChangesNothing() {
        running(0);
        long version = run.version();
        want("2e-3");

        assertThat(run.version()).isEqualTo(version);
        want("0.001");
        version = run.version();
        want("0.001");
        assertThat(run.version()).isEqualTo(version);
    }

    @Test
    void stepsThatAreMadeAgainAreMadeWithWhatHoldsNow() {
        running(0);
        want("0.001");
        happens(RULES.ended(run, INTERRUPTED, false));
        running(30);

        assertThat(changes()).containsExactly("30: 0.002 to 0.001");
        assertThat(run.settings().changes().get(0).time()).isEqualTo("1970-01-01T00:00:00Z");
    }
}
