package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.service.FakeExecutor;
import dev.kith.http.service.RunExecutor.End;
import dev.kith.http.service.RunExecutor.Telemetry;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks a service for each answer that {@code openapi.yaml} promises. Who adds a route asks for its answers here. */
final class EveryAnswer {
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
        var attempt = executor.awaitAttempt();
        attempt.listener().began(0);
        attempt.listener().told(new Telemetry.Phase("training"));
        attempt.listener().told(new Telemetry.Notice("a word"));
        attempt.listener().told(new Telemetry.Evaluated(0, Map.of("eval/accuracy", 0.5)));
        attempt.listener().told(new Telemetry.Stepped(0, 9, Map.of("loss", 1.5)));
        service.eventsUntil("one", "running", Optional.empty());

        assertThat(service.post("/v1/runs/one/resume", "").status()).isEqualTo(409);
        assertThat(service.delete("/v1/runs/one").status()).isEqualTo(409);
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
        assertThat(service.post("/v1/runs/one/resume", "").status()).isEqualTo(202);
        assertThat(service.post("/v1/runs/one/stop", "").status()).isEqualTo(202);
        assertThat(service.post("/v1/runs/one/stop", "").status()).isEqualTo(409);
        assertThat(service.get("/v1/runs/one").status()).isEqualTo(200);
        for (String verb : new String[] {"pause", "resume", "stop", "checkpoint"}) {
            assertThat(service.post("/v1/runs/none/" + verb, "").status()).isEqualTo(404);
        }
        assertThat(service.delete("/v1/runs/none").status()).isEqualTo(404);
        assertThat(service.get("/v1/runs/none").status()).isEqualTo(404);
        for (String file : new String[] {"report", "timeline", "model"}) {
            assertThat(service.get("/v1/runs/one/" + file).status()).isEqualTo(404);
        }
        for (String file : new String[] {"metrics", "checkpoints", "events", "report", "timeline", "model"}) {
            assertThat(service.get("/v1/runs/none/" + file).status()).isEqualTo(404);
        }
        assertThat(service.get("/v1/runs/one/metrics?points=1").status()).isEqualTo(422);
        assertThat(service.delete("/v1/runs/one").status()).isEqualTo(204);
    }

    /** A run that really trains, and its files. */
    void train() throws Exception {
        assertThat(service.put("/v1/runs/real", TestService.TINY.formatted(60)).status())
                .isEqualTo(201);
        service.eventsUntil("real", "completed", Optional.empty());
        for (String file :
                new String[] {"metrics?names=loss&from=0&to=50&points=9", "checkpoints", "report", "timeline"}) {
            assertThat(service.get("/v1/runs/real/" + file).status()).isEqualTo(200);
        }
        assertThat(service.bytes("/v1/runs/real/model")).isNotEmpty();
    }
}
