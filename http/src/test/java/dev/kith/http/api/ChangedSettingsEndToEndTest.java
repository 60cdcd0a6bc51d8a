package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.service.SessionExecutor;
import dev.kith.model.run.MetricsLog;
import dev.kith.model.run.RunDirectory;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Settings that change while a real run makes its steps. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ChangedSettingsEndToEndTest {
    private static final int STEPS = 1_500;
    private static final String CHANGE = """
            {"settings": {"optimizer.learning-rate": 5e-4, "loss": {"alpha": 0.25}, "pipeline.max-staleness": 0,
            "evaluation.every-steps": 100}}
            """;

    @TempDir
    private Path runs;

    private TestService start() {
        return new TestService(runs, new SessionExecutor(runs, String::valueOf));
    }

    /** Without a classifier, so that the loss has the two terms that alpha weighs against each other. */
    private static String body() {
        return TestService.TINY
                .formatted(STEPS)
                .replace(
                        "\"settings\": {",
                        "\"settings\": {\"head.enabled\": false, \"head.pseudo-weight\": 0, \"evaluation.classifier\": \"knn\", ");
    }

    private static TestService.Answer change(TestService service, String id) throws Exception {
        return service.send(service.json("/v1/runs/" + id + "/settings")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(CHANGE)));
    }

    @Test
    void theTrainerGoesOnWithThem() throws Exception {
        RunDirectory directory = new RunDirectory(runs.resolve("one"));
        try (TestService service = start()) {
            assertThat(service.put("/v1/runs/one", body()).status()).isEqualTo(201);
            service.eventsUntil("one", "running", Optional.empty());
            awaitSteps(service, "/v1/runs/one");
            TestService.Answer asked = change(service, "one");
            assertThat(asked.status()).isEqualTo(202);
            assertThat(asked.body().get("changes"))
                    .hasSize(4)
                    .allSatisfy(change -> assertThat(change.has("step")).isFalse());
            List<TestService.Event> events = service.eventsUntil("one", "completed", Optional.empty());

            JsonNode run = service.get("/v1/runs/one").body();
            long step = run.get("changes").get(0).get("step").asLong();
            assertThat(step).isBetween(1L, STEPS - 1L);
            assertThat(run.get("changes").findValuesAsText("key"))
                    .containsExactly(
                            "loss.alpha",
                            "optimizer.learning-rate",
                            "evaluation.every-steps",
                            "pipeline.max-staleness");
            assertThat(run.get("changes").findValues("to"))
                    .extracting(JsonNode::asDouble)
                    .containsExactly(0.25, 5e-4, 100.0, 0.0);
            assertThat(run.get("attempt").asInt()).isEqualTo(2);
            assertThat(events.stream().map(event -> event.data().path("reason").asText()))
                    .contains(
                            "makes steps, and was asked for other settings",
                            "goes on with other settings from step " + step);
            assertThat(Files.readString(directory.config()))
                    .isEqualTo(run.get("config").asText());
            assertThat(service.put("/v1/runs/one", body()).status()).isEqualTo(200);

            JsonNode report = service.get("/v1/runs/one/report").body();
            assertThat(report.get("settings_changes")).hasSize(4);
            assertThat(report.at("/pipeline/max_staleness").asInt()).isZero();
            checkMetrics(MetricsLog.read(directory.metrics()), step);
        }
    }

    /** Asked before its first step, the attempt would end before it. */
    private static void awaitSteps(TestService service, String run) throws Exception {
        while (service.get(run).body().get("step").asLong() == 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void checkMetrics(List<MetricsLog.Line> lines, long changed) {
        for (MetricsLog.Line line : lines) {
            boolean before = line.step() < changed;
            if (line.values().containsKey("loss")) {
                double cosine = 0.5 * (1 + Math.cos(Math.PI * (line.step() - 1) / (STEPS - 1)));
                double rate = line.step() == 0 ? 1 : cosine;
                assertThat(line.values().get("learning_rate")).isEqualTo((before ? 2e-3 : 5e-4) * rate, within(1e-12));
                double terms = line.values().get("loss/augmentation")
                        + (before ? 1 : 0.25) * line.values().get("loss/semantic_positive");
                assertThat(line.values().get("loss")).isEqualTo(terms, within(1e-4));
                if (!before) {
                    assertThat(line.values().get("staleness/target")).isZero();
                }
            } else if (line.step() > changed && line.step() < STEPS) {
                assertThat(line.step() % 100).isZero();
            }
        }
        assertThat(lines).anySatisfy(line -> assertThat(line.step()).isLessThan(changed));
    }

    @Test
    void theFilesOfARunThatRestsAreTrueAtOnce() throws Exception {
        RunDirectory directory = new RunDirectory(runs.resolve("two"));
        try (TestService service = start()) {
            service.put("/v1/runs/one", body());
            service.put("/v1/runs/two", body());
            assertThat(Files.readString(directory.config()))
                    .as("reserved by what everybody knows a run by")
                    .contains("learning-rate = 0.002");
            service.post("/v1/runs/two/pause", "");
            TestService.Answer changed = change(service, "two");

            assertThat(changed.status()).isEqualTo(200);
            assertThat(changed.body().get("changes").get(1).get("step").asLong())
                    .isZero();
            assertThat(Files.readString(directory.config()))
                    .contains("learning-rate = 5e-4")
                    .isEqualTo(changed.body().get("config").asText());
            assertThat(Files.readString(directory.changes())).contains("\"to\" : 0.0005");
            assertThat(change(service, "two").status()).isEqualTo(200);
            assertThat(service.get("/v1/runs/two").body().get("changes")).hasSize(4);
        }
    }
}
