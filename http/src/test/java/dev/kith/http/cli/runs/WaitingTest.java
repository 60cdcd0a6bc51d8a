package dev.kith.http.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.cli.Cli;
import dev.kith.http.cli.ExitCode;
import dev.kith.http.service.FakeExecutor.FakeAttempt;
import dev.kith.http.service.RunExecutor.End;
import dev.kith.http.service.RunExecutor.Telemetry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands that wait for a run, and what their exit codes say of it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class WaitingTest {
    @TempDir
    private Path folder;

    private ServedRuns served;

    @BeforeEach
    void start() {
        served = new ServedRuns(folder);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void aRunThatCompletesIsSuccess() throws Exception {
        Cli.Live waiting = served.start("create", "--id", "mine", "--wait");
        FakeAttempt attempt = served.begun("mine");
        attempt.listener().told(new Telemetry.Stepped(59, 60, Map.of("loss", 1.25)));
        attempt.listener().told(new Telemetry.Evaluated(59, Map.of("eval/accuracy", 0.5)));
        attempt.listener().ended(new End.Completed(60));

        Cli kith = waiting.join();
        assertThat(kith.exitCode()).as(kith.err()).isZero();
        assertThat(kith.err()).contains("training …", "step 60/60 (100 %)", "loss 1.250", "validation 50.0 %");
        assertThat(kith.out()).isEqualTo("mine is completed at step 60/60: made all its steps%n".formatted());
    }

    @Test
    void aRunThatFailsIsFailure() throws Exception {
        Cli.Live waiting = served.start("create", "--id", "mine", "--wait", "--json");
        served.begun("mine").listener().ended(new End.Failed("not finite", new IllegalStateException()));

        Cli kith = waiting.join();
        assertThat(kith.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(kith.out().lines()).hasSize(1);
        assertThat(ServedRuns.json(kith.out()).get("reason").asText()).isEqualTo("not finite");
    }

    @Test
    void whoeverWaitsForTheEndIsToldThatSomebodyHasPausedIt() throws Exception {
        Cli.Live waiting = served.start("create", "--id", "mine", "--wait", "--quiet");
        FakeAttempt attempt = served.begun("mine");
        Cli.Live pausing = served.start("pause", "mine", "--wait", "--json");
        ServedRuns.saved(attempt, 7);

        assertThat(waiting.join().exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        Cli paused = pausing.join();
        assertThat(paused.exitCode()).isZero();
        assertThat(ServedRuns.json(paused.out()).get("status").asText()).isEqualTo("paused");
        assertThat(ServedRuns.json(paused.out()).get("checkpoint").asText()).isEqualTo("step-0000000007");
    }

    /** The pause is still in the stream when the run is resumed. */
    @Test
    void aPauseOfThePastIsNotTheEnd() throws Exception {
        FakeAttempt first = served.running("mine");
        Cli.Live pausing = served.start("pause", "mine", "--wait");
        ServedRuns.saved(first, 7);
        assertThat(pausing.join().exitCode()).isZero();

        Cli.Live waiting = served.start("resume", "mine", "--wait");
        FakeAttempt second = served.begun("mine");
        second.listener().ended(new End.Completed(60));
        assertThat(waiting.join().exitCode()).isZero();
    }

    @Test
    void aPauseThatComesTooLateIsNoFailure() throws Exception {
        FakeAttempt attempt = served.running("mine");
        Cli.Live pausing = served.start("pause", "mine", "--wait");
        attempt.awaitStop();
        attempt.listener().ended(new End.Completed(60));

        assertThat(pausing.join().exitCode()).isZero();
        assertThat(pausing.join().out()).contains("completed");
    }

    @Test
    void stoppingWaitsUntilItIsSaved() throws Exception {
        FakeAttempt attempt = served.running("mine");
        Cli.Live stopping = served.start("stop", "mine", "--wait");
        ServedRuns.saved(attempt, 9);

        assertThat(stopping.join().exitCode()).isZero();
        assertThat(stopping.join().out()).contains("mine is stopped", "saved as step-0000000009");
    }

    @Test
    void aCheckpointIsThereBeforeTheRunGoesOn() throws Exception {
        FakeAttempt attempt = served.running("mine");
        Cli.Live saving = served.start("checkpoint", "mine", "--wait", "--json");
        ServedRuns.saved(attempt, 11);

        Cli kith = saving.join();
        assertThat(kith.exitCode()).isZero();
        assertThat(ServedRuns.json(kith.out()).get("checkpoint").asText()).isEqualTo("step-0000000011");
        assertThat(ServedRuns.json(kith.out()).get("attempt").asInt()).isEqualTo(2);
    }

    @Test
    void everyEventIsALineForPrograms() throws Exception {
        FakeAttempt attempt = served.running("mine");
        Cli.Live watching = served.start("watch", "mine", "--json");
        watching.awaitText("\"running\"");
        attempt.listener().told(new Telemetry.Stepped(3, 60, Map.of("loss", 2.0)));
        attempt.listener().ended(new End.Completed(60));

        Cli kith = watching.join();
        assertThat(kith.exitCode()).isZero();
        List<JsonNode> events = kith.out().lines().map(ServedRuns::json).toList();
        assertThat(events)
                .extracting(event -> event.get("event").asText())
                .containsExactly("status", "status", "status", "phase", "step", "status");
        assertThat(events.get(4).at("/metrics/loss").asDouble()).isEqualTo(2.0);
        assertThat(events.get(5).get("id").asText()).isEqualTo("mine");
        assertThat(events.get(5).get("status").asText()).isEqualTo("completed");
    }

    @Test
    void whatIsDeletedIsNotWaitedFor() throws Exception {
        served.running("first");
        Cli.Live waiting = served.start("create", "--id", "second", "--wait");
        waiting.awaitText("created: waits for its turn");
        assertThat(served.runs("delete", "second").exitCode()).isZero();

        assertThat(waiting.join().exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(waiting.join().err()).contains("run second has been deleted");
    }

    @Test
    void aRestartOfTheServiceIsBridged() throws Exception {
        FakeAttempt first = served.running("mine");
        first.listener().told(new Telemetry.Stepped(3, 60, Map.of("loss", 2.0)));
        Cli.Live watching = served.start("watch", "mine", "--json");
        watching.awaitText("\"step\"");
        served.restart();
        watching.awaitText("connected again");
        served.begun("mine").listener().ended(new End.Completed(60));

        Cli kith = watching.join();
        assertThat(kith.exitCode()).isZero();
        assertThat(kith.err()).contains("connection lost");
        List<JsonNode> events = kith.out().lines().map(ServedRuns::json).toList();
        assertThat(events)
                .extracting(event -> event.get("event_id").asLong())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(events)
                .filteredOn(event -> event.get("event").asText().equals("status"))
                .extracting(event -> event.get("status").asText())
                .containsExactly("created", "starting", "running", "created", "starting", "running", "completed");
    }
}
