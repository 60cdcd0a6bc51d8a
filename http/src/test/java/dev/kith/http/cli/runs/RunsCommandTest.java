package dev.kith.http.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.cli.Cli;
import dev.kith.http.cli.ExitCode;
import dev.kith.http.service.RunExecutor.Telemetry;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests and answers, without waiting. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class RunsCommandTest {
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
    void whatWasCreatedIsListedAndShown() throws Exception {
        assertThat(served.runs("list").out()).contains("no runs yet");
        Cli created = served.runs("create", "shapes", "seed=3", "encoder.blocks=[1, 1]", "--id", "mine");
        assertThat(created.exitCode()).as(created.err()).isZero();
        assertThat(created.out()).startsWith("mine is created at step 0: waits for its turn");
        served.begun("mine").listener().told(new Telemetry.Stepped(6, 60, Map.of("loss", 2.5)));

        await().untilAsserted(() ->
                assertThat(served.runs("list").out()).isEqualTo("mine  running  7/60  loss 2.500%n".formatted()));
        assertThat(served.runs("show", "mine").out())
                .contains("mine is running since", "allowed  pause, stop, checkpoint");
        String config = ServedRuns.json(served.runs("show", "mine", "--json").out())
                .get("config")
                .asText();
        assertThat(config).contains("seed = 3", "blocks = [1, 1]");
    }

    @Test
    void programsGetTheAnswersAsTheyAre() throws Exception {
        served.running("mine");

        assertThat(ServedRuns.json(served.runs("list", "--json").out()))
                .isEqualTo(served.ask("GET", "/v1/runs").body());
        assertThat(ServedRuns.json(served.runs("show", "mine", "--json").out()))
                .isEqualTo(served.ask("GET", "/v1/runs/mine").body());
        assertThat(ServedRuns.json(served.runs("metrics", "mine", "--json", "--names", "loss")
                        .out()))
                .isEqualTo(served.ask("GET", "/v1/runs/mine/metrics?names=loss").body());
    }

    @Test
    void aRunThatRestsIsDeleted() throws Exception {
        var attempt = served.running("mine");
        attempt.listener().ended(new dev.kith.http.service.RunExecutor.End.Completed(60));
        assertThat(served.runs("watch", "mine").exitCode()).isZero();

        assertThat(served.runs("delete", "mine").out()).contains("mine is deleted");
        assertThat(served.executor.awaitRemoval()).isEqualTo("mine");
        assertThat(served.runs("show", "mine").exitCode()).isEqualTo(ExitCode.WRONG);
    }

    @Test
    void aRefusalNamesWhatIsAllowed() throws Exception {
        served.running("mine");

        Cli people = served.runs("resume", "mine");
        assertThat(people.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(people.err()).contains("resume is not possible now", "allowed now: pause, stop, checkpoint");
        assertThat(people.out()).isEmpty();

        Cli programs = served.runs("resume", "mine", "--json", "--wait");
        JsonNode problem = ServedRuns.json(programs.out());
        assertThat(programs.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(problem).isEqualTo(served.ask("POST", "/v1/runs/mine/resume").body());
        assertThat(problem.get("status").asInt()).isEqualTo(409);
    }

    @Test
    void settingsOfALivingRunChangeOrAreRefused() throws Exception {
        served.running("mine");

        Cli changed = served.runs("set", "mine", "optimizer.learning-rate=0.001");
        assertThat(changed.exitCode()).as(changed.err()).isZero();
        assertThat(changed.out())
                .startsWith("optimizer.learning-rate from ")
                .endsWith(" to 0.001, as soon as the run is saved%n".formatted());
        assertThat(served.runs("show", "mine").out()).containsPattern("changed +optimizer.learning-rate from ");
        Cli refused = served.runs("set", "mine", "optimizer.learning-rat=0.001");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(refused.err()).contains("optimizer.learning-rat", "did you mean optimizer.learning-rate?");
    }

    @Test
    void everyWrongFieldIsNamedWithItsNeighbour() {
        Cli refused = served.runs("create", "--wait", "batch.sise=3", "seed=x");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(refused.err())
                .contains("2 wrong values", "batch.sise", "did you mean batch.size?", "seed")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "watch", "pause", "resume --wait", "stop", "checkpoint", "delete", "metrics"})
    void aRunThatIsNotThereIsNoRun(String command) {
        Cli refused = served.runs((command + " nobody").split(" "));

        assertThat(refused.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(refused.err()).contains("there is no run nobody");
    }

    @ParameterizedTest
    @CsvSource({
        "runs, one of its commands",
        "runs pause, RUN",
        "runs create shapes images, one preset",
        "runs set mine seed, expected key=value",
        "runs predict mine NOWHERE.png, no file that can be read",
        "runs labels mine --limit 0, at least 1",
        "runs list --server ftp://x, no address of a service",
        "runs list --server http://name:secret@x, no name and password",
    })
    void mistakesAreExplained(String words, String told) {
        Cli kith = Cli.run(words.split(" "));

        assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err()).contains(told).doesNotContain("Exception", "secret", "\tat ");
    }

    @Test
    void whereNobodyAnswersOneIsTaughtToStartAService() {
        String address = "http://127.0.0.1:1";

        Cli kith = Cli.run("runs", "list", "--json", "--server", address);

        assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err()).contains(address, "connection refused", "./kith serve", "KITH_SERVER");
        assertThat(ServedRuns.json(kith.out()).get("kind").asText()).isEqualTo("unreachable");
    }

    @Test
    void aTokenThatCouldNotBeOneIsNotShown() {
        Cli kith = Cli.run(Map.of("KITH_TOKEN", "hush\nhush"), "runs", "list");

        assertThat(kith.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err()).contains("token").doesNotContain("hush");
    }
}
