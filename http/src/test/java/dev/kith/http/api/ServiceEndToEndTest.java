package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.service.SessionExecutor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real runs, of a few steps, over real connections. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ServiceEndToEndTest {
    @TempDir
    private Path runs;

    private TestService start() {
        return new TestService(runs, new SessionExecutor(runs, String::valueOf));
    }

    @Test
    void aRunIsCreatedFollowedAndUsed() throws Exception {
        try (TestService service = start()) {
            TestService.Answer created = service.post("/v1/runs", TestService.TINY.formatted(60));
            assertThat(created.status()).isEqualTo(201);
            String id = created.body().get("id").asText();
            assertThat(created.response().headers().firstValue("Location")).hasValue("/v1/runs/" + id);

            List<TestService.Event> events = service.eventsUntil(id, "completed", Optional.empty());
            assertThat(statuses(events)).containsExactly("created", "starting", "running", "completed");
            assertThat(events.stream().map(TestService.Event::type)).contains("phase", "step", "evaluation");
            assertThat(events.stream().map(event -> Long.parseLong(event.id())))
                    .isSorted()
                    .doesNotHaveDuplicates();

            TestService.Answer metrics = service.get("/v1/runs/" + id + "/metrics?names=loss&from=10&to=49&points=8");
            JsonNode loss = metrics.body().get("series").get(0);
            assertThat(loss.get("name").asText()).isEqualTo("loss");
            assertThat(loss.get("count").asInt()).isEqualTo(40);
            assertThat(loss.get("values")).hasSize(8);
            assertThat(loss.get("steps").get(0).asInt()).isEqualTo(10);
            assertThat(loss.get("steps").get(7).asInt()).isEqualTo(49);

            assertThat(service.get("/v1/runs/" + id + "/report")
                            .body()
                            .get("steps")
                            .asInt())
                    .isEqualTo(60);
            assertThat(service.get("/v1/runs/" + id + "/checkpoints")
                            .body()
                            .get("checkpoints")
                            .findValuesAsText("name"))
                    .contains("step-0000000060");
            assertThat(service.get("/v1/runs/" + id + "/timeline").status()).isEqualTo(200);
            assertThat(service.bytes("/v1/runs/" + id + "/model"))
                    .isEqualTo(Files.readAllBytes(runs.resolve(id).resolve("model.safetensors")));

            String last = events.get(events.size() - 2).id();
            assertThat(service.eventsUntil(id, "completed", Optional.of(last))).hasSize(1);
        }
    }

    @Test
    void aPausedRunGoesOnAfterARestartOfTheService() throws Exception {
        String paused;
        try (TestService service = start()) {
            assertThat(service.put("/v1/runs/one", TestService.TINY.formatted(1_500))
                            .status())
                    .isEqualTo(201);
            service.eventsUntil("one", "running", Optional.empty());
            assertThat(service.post("/v1/runs/one/pause", "").status()).isEqualTo(202);
            service.eventsUntil("one", "paused", Optional.empty());
            JsonNode run = service.get("/v1/runs/one").body();
            paused = run.get("checkpoint").asText();
            assertThat(run.get("reason").asText()).endsWith("saved as " + paused);
            assertThat(runs.resolve("one/checkpoints").resolve(paused)).isDirectory();
        }
        try (TestService service = start()) {
            JsonNode run = service.get("/v1/runs/one").body();
            assertThat(run.get("status").asText()).isEqualTo("paused");
            assertThat(run.get("checkpoint").asText()).isEqualTo(paused);

            assertThat(service.post("/v1/runs/one/resume", "").status()).isEqualTo(202);
            service.eventsUntil("one", "completed", Optional.empty());
            assertThat(service.get("/v1/runs/one").body().get("attempt").asInt())
                    .isEqualTo(2);
            assertThat(service.get("/v1/runs/one/report").body().get("steps").asInt())
                    .isEqualTo(1_500);
        }
    }

    @Test
    void aRunThatTrainsGoesOnByItselfAfterARestart() throws Exception {
        String again;
        try (TestService service = start()) {
            service.put("/v1/runs/one", TestService.TINY.formatted(100_000));
            again = lastId(service.eventsUntil("one", "running", Optional.empty()));
        }
        try (TestService service = start()) {
            List<TestService.Event> events = service.eventsUntil("one", "running", Optional.of(again));
            service.post("/v1/runs/one/stop", "");

            assertThat(statuses(events)).containsExactly("created", "starting", "running");
            assertThat(events.get(events.size() - 1).data().path("step").asLong())
                    .isPositive();
        }
    }

    private static String lastId(List<TestService.Event> events) {
        return events.get(events.size() - 1).id();
    }

    @Test
    void aCheckpointOnRequestIsWrittenAndTheRunGoesOn() throws Exception {
        try (TestService service = start()) {
            service.put("/v1/runs/one", TestService.TINY.formatted(1_500));
            service.eventsUntil("one", "running", Optional.empty());
            assertThat(service.post("/v1/runs/one/checkpoint", "").status()).isEqualTo(202);
            List<TestService.Event> events = service.eventsUntil("one", "completed", Optional.empty());

            assertThat(events.stream().map(event -> event.data().path("reason").asText()))
                    .contains("makes steps, and was asked for a checkpoint", "goes on after its checkpoint");
        }
    }

    private static List<String> statuses(List<TestService.Event> events) {
        return events.stream()
                .filter(event -> event.type().equals("status"))
                .map(event -> event.data().get("status").asText())
                .toList();
    }
}
