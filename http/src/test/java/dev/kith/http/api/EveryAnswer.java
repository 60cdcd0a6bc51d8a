package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.http.service.FakeExecutor;
import dev.kith.http.service.RunExecutor.End;
import dev.kith.http.service.RunExecutor.Telemetry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks a service for each answer that {@code openapi.yaml} promises. Who adds a route asks for its answers here. */
final class EveryAnswer {
    private static final List<String> FILES = List.of(
            "metrics?names=loss&from=0&to=50&points=9",
            "checkpoints",
            "found",
            "report",
            "timeline?steps=9",
            "model",
            "queue",
            "labels?order=confidence&after=0&limit=3",
            "embeddings?points=9",
            "image?example=train/0");
    private static final List<String> QUESTIONS = List.of("predict", "neighbors?k=3", "embed");

    private final TestService service;

    EveryAnswer(TestService service) {
        this.service = service;
    }

    /** What needs no run, and what no run can be made of. */
    void ask(FakeExecutor executor) throws Exception {
        for (String path : new String[] {
            "/",
            "/health/alive",
            "/health/ready",
            "/metrics",
            "/openapi.yaml",
            "/v1/runs",
            "/v1/presets",
            "/v1/datasets"
        }) {
            assertThat(service.get(path).status()).as(path).isEqualTo(200);
        }
        executor.occupied.add("files");
        for (String body :
                new String[] {"{}", "{\"settings\": {\"loss.alhpa\": 1}}", "{", "{\"x\": 1}", " ".repeat(70_000)}) {
            service.put("/v1/runs/files", body);
            service.post("/v1/runs", body.replace("{}", "{\"id\": \"files\"}"));
            service.post("/v1/config/check", body);
        }
        HttpRequest.BodyPublisher text = HttpRequest.BodyPublishers.ofString("text");
        service.send(service.request("/v1/runs/files").PUT(text));
        service.send(service.request("/v1/runs").POST(text));
        service.send(service.request("/v1/config/check").POST(text));
    }

    /** A run that goes through all its states. */
    void steer(FakeExecutor executor) throws Exception {
        assertThat(service.post("/v1/runs", "{\"id\": \"one\"}").status()).isEqualTo(201);
        assertThat(service.post("/v1/runs", "{\"id\": \"one\"}").status()).isEqualTo(409);
        assertThat(service.put("/v1/runs/two", "{}").status()).isEqualTo(201);
        assertThat(service.put("/v1/runs/two", "{}").status()).isEqualTo(200);
        assertThat(service.put("/v1/runs/two", "{\"preset\": \"shapes\", \"settings\": {\"seed\": 9}}")
                        .status())
                .isEqualTo(409);
        assertThat(service.get("/v1/runs?limit=1&after=one&status=created").status())
                .isEqualTo(200);
        assertThat(service.get("/v1/runs?limit=0").status()).isEqualTo(422);
        keys(executor);
        var attempt = executor.awaitAttempt();
        attempt.listener().began(0);
        attempt.listener().told(new Telemetry.Phase("training"));
        attempt.listener().told(new Telemetry.Notice("a word"));
        attempt.listener().told(new Telemetry.Evaluated(0, Map.of("eval/accuracy", 0.5)));
        attempt.listener().told(new Telemetry.Stepped(0, 9, Map.of("loss", 1.5)));
        service.eventsUntil("one", "running", Optional.empty());

        assertThat(service.post("/v1/runs/one/resume", "").status()).isEqualTo(409);
        assertThat(service.delete("/v1/runs/one").status()).isEqualTo(409);
        assertThat(patch("one", "{\"settings\": {\"seed\": 1}}")).isEqualTo(422);
        assertThat(patch("one", " ".repeat(70_000))).isEqualTo(413);
        assertThat(patch("none", "{\"settings\": {}}")).isEqualTo(404);
        HttpRequest.BodyPublisher text = HttpRequest.BodyPublishers.ofString("text");
        assertThat(service.send(service.request("/v1/runs/one/settings").method("PATCH", text))
                        .status())
                .isEqualTo(415);
        assertThat(patch("one", "{\"settings\": {\"loss.alpha\": 0.5}}")).isEqualTo(202);
        attempt.awaitStop();
        attempt.listener().ended(new End.Interrupted(2, OptionalLong.of(2)));
        attempt = executor.awaitAttempt();
        attempt.listener().began(2);
        service.eventsUntil("one", "running", Optional.empty());
        assertThat(service.post("/v1/runs/one/checkpoint", "").status()).isEqualTo(202);
        attempt.awaitStop();
        attempt.listener().ended(new End.Interrupted(3, OptionalLong.of(3)));
        executor.awaitAttempt().listener().began(3);
        service.eventsUntil("one", "running", Optional.empty());
        executor.obedient = true;
        assertThat(service.post("/v1/runs/one/pause", "").status()).isEqualTo(202);
        service.eventsUntil("one", "paused", Optional.empty());
        for (String verb : new String[] {"pause", "checkpoint"}) {
            assertThat(service.post("/v1/runs/one/" + verb, "").status()).isEqualTo(409);
        }
        assertThat(patch("one", "{\"settings\": {\"loss.alpha\": 0.25}}")).isEqualTo(200);
        assertThat(service.post("/v1/runs/one/resume", "").status()).isEqualTo(202);
        assertThat(service.post("/v1/runs/one/stop", "").status()).isEqualTo(202);
        assertThat(patch("one", "{\"settings\": {}}")).isEqualTo(409);
        assertThat(service.post("/v1/runs/one/stop", "").status()).isEqualTo(409);
        assertThat(service.get("/v1/runs/one").status()).isEqualTo(200);
        for (String verb : new String[] {"pause", "resume", "stop", "checkpoint"}) {
            assertThat(service.post("/v1/runs/none/" + verb, "").status()).isEqualTo(404);
        }
        assertThat(service.delete("/v1/runs/none").status()).isEqualTo(404);
        assertThat(service.get("/v1/runs/none").status()).isEqualTo(404);
        askTooEarly("one");
        askTooEarly("none");
        executor.stuck = "files of one cannot be removed: model.safetensors";
        assertThat(service.delete("/v1/runs/one").problem()).isEqualTo("files-stayed");
        executor.stuck = null;
        assertThat(service.delete("/v1/runs/one").status()).isEqualTo(204);
    }

    /** The first request is held up while the second comes. */
    private void keys(FakeExecutor executor) throws Exception {
        executor.gate.acquire();
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> keyed());
        await().until(() -> keyed() == 409);
        executor.gate.release();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(201);
        assertThat(keyed()).isEqualTo(200);
    }

    private int keyed() {
        try {
            return service.send(service.json("/v1/runs")
                            .header("Idempotency-Key", "5eed")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"id\": \"three\"}")))
                    .status();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int patch(String run, String body) throws Exception {
        return service.send(service.json("/v1/runs/%s/settings".formatted(run))
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(body)))
                .status();
    }

    /** Of a run that is not there, or has not got there. */
    private void askTooEarly(String run) throws Exception {
        for (String file : FILES) {
            assertThat(service.get("/v1/runs/%s/%s".formatted(run, file)).status())
                    .as(file)
                    .isIn(200, 404);
        }
        for (String question : QUESTIONS) {
            String path = "/v1/runs/%s/%s".formatted(run, question);
            assertThat(service.post(path, "{\"images\": [\"AAAA\"]}").status())
                    .as(path)
                    .isEqualTo(404);
        }
        if (run.equals("none")) {
            assertThat(service.get("/v1/runs/none/events").status()).isEqualTo(404);
        }
    }

    /** A run that really trains, its files, and what it knows. */
    void train() throws Exception {
        assertThat(service.put("/v1/runs/real", TestService.TINY.formatted(60)).status())
                .isEqualTo(201);
        service.eventsUntil("real", "completed", Optional.empty());
        for (String file : FILES) {
            assertThat(service.bytes("/v1/runs/real/" + file)).as(file).isNotEmpty();
        }
        for (String query : List.of("metrics?", "timeline?", "labels?", "embeddings?", "image?", "neighbors?")) {
            String path = "/v1/runs/real/" + query + "nonsense=1";
            int status = query.startsWith("neighbors")
                    ? service.post(path, "{}").status()
                    : service.get(path).status();
            assertThat(status).as(path).isEqualTo(422);
        }
        assertThat(service.get("/v1/runs/real/image?example=none").status()).isEqualTo(404);
        String picture = Base64.getEncoder().encodeToString(service.bytes("/v1/runs/real/image?example=train/0"));
        for (String question : QUESTIONS) {
            String path = "/v1/runs/real/" + question;
            assertThat(service.post(path, "{\"images\": [\"%s\"]}".formatted(picture))
                            .status())
                    .isEqualTo(200);
            assertThat(service.post(path, "{\"images\": [\"AAAA\"]}").status()).isEqualTo(422);
            assertThat(service.post(path, " ".repeat(33 << 20)).status()).isEqualTo(413);
            HttpRequest.BodyPublisher text = HttpRequest.BodyPublishers.ofString("text");
            assertThat(service.send(service.request(path).POST(text)).status()).isEqualTo(415);
        }
    }
}
