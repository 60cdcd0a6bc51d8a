package dev.kith.http.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.hocon.ConfigurationException;
import dev.kith.config.hocon.Problem;
import dev.kith.protocol.wire.RunEvent;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that is asked to go on with other settings. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ChangedSettingsTest {
    private static final SettingsPatch LOWER = new SettingsPatch(Map.of("optimizer.learning-rate", "0.001"));

    private final RunKit kit = new RunKit();

    @AfterEach
    void stop() {
        kit.close();
    }

    private RunAnswer change(SettingsPatch patch) {
        return kit.run
                .<RunAnswer>runCommand(replyTo -> new RunCommand.Change(patch, replyTo))
                .reply();
    }

    private String config() {
        return kit.run.getState().specification().config();
    }

    @Test
    void theNextAttemptBeginsWithThem() throws Exception {
        kit.create();
        FakeExecutor.FakeAttempt first = kit.running(0);
        var asked = kit.run.<RunAnswer>runCommand(replyTo -> new RunCommand.Change(LOWER, replyTo));

        assertThat(asked.event().getBodyCase()).isEqualTo(RunEvent.BodyCase.SETTINGS_REQUESTED);
        assertThat(asked.reply()).isInstanceOf(RunAnswer.Done.class);
        first.awaitStop();
        first.listener().ended(new RunExecutor.End.Interrupted(40, OptionalLong.of(40)));
        FakeExecutor.FakeAttempt second = kit.executor.awaitAttempt();

        assertThat(second.specification().config()).contains("learning-rate = 0.001");
        assertThat(kit.executor.awaitSettled().changes()).hasSize(1);
        second.listener().began(40);
        kit.awaitStatus(RunStatus.RUNNING);
        assertThat(kit.run.restart().state().settings().changes())
                .singleElement()
                .satisfies(change -> assertThat(change.step()).isEqualTo(40));
    }

    @Test
    void filesOfAPausedRunAreTrueBeforeItIsAcknowledged() throws Exception {
        kit.create();
        kit.ask(RunVerb.PAUSE);
        assertThat(change(LOWER)).isInstanceOf(RunAnswer.Done.class);

        assertThat(kit.executor.awaitSettled().now().config()).isEqualTo(config());
        assertThat(config()).contains("learning-rate = 0.001");
        assertThat(kit.executor.nothingBegun()).isTrue();
    }

    @Test
    void theSpecificationThatWasAskedForStaysTheMeasureOfIdempotence() {
        kit.create();
        change(LOWER);

        assertThat(kit.create()).isInstanceOf(RunAnswer.Unchanged.class);
        assertThat(kit.create(kit.run.getState().specification())).isInstanceOf(RunAnswer.Taken.class);
    }

    @Test
    void whatChangesNothingEndsNoAttempt() throws Exception {
        kit.create();
        FakeExecutor.FakeAttempt attempt = kit.running(0);
        var answer = kit.run.<RunAnswer>runCommand(replyTo -> new RunCommand.Change(
                new SettingsPatch(Map.of("optimizer.learning-rate", "2e-3", "loss.alpha", "1")), replyTo));

        assertThat(answer.reply()).isInstanceOf(RunAnswer.Unchanged.class);
        assertThat(answer.hasNoEvents()).isTrue();
        assertThat(attempt.stops()).isEmpty();
    }

    @Test
    void whereNoStepComesAnyMoreItIsRefused() throws Exception {
        kit.create();
        kit.running(0).listener().ended(new RunExecutor.End.Completed(60));
        kit.awaitStatus(RunStatus.COMPLETED);

        assertThat(change(LOWER)).isInstanceOf(RunAnswer.Refused.class);
    }

    @Test
    void whatTheExecutorCannotTakeIsInvalid() throws Exception {
        kit.create();
        FakeExecutor.FakeAttempt attempt = kit.running(0);
        kit.executor.refusal = new ConfigurationException(List.of(
                new Problem(Problem.Kind.CONFLICT, "pipeline.batch-memory", "", "1MiB", "at least 2MiB", List.of())));

        assertThat(change(LOWER)).isEqualTo(new RunAnswer.Invalid(kit.executor.refusal));
        assertThat(attempt.stops()).isEmpty();
    }
}
