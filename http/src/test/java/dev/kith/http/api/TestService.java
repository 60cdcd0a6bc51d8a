package dev.kith.http.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kith.http.api.access.Access;
import dev.kith.http.service.DataRoots;
import dev.kith.http.service.KithService;
import dev.kith.http.service.RunExecutor;
import dev.kith.http.service.SessionExecutor;
import dev.kith.model.evidence.RunEvidence;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A service on a free port of loopback, with a client that compares every answer with the contract. */
public final class TestService implements AutoCloseable {
    /** Sixty steps of a moment. */
    static final String TINY = """
            {"preset": "shapes", "settings": {"batch": {"size": 12, "labelled": 4}, "encoder": {"width": 4, "blocks": [1, 1]},
            "projector.hidden": 8, "projector.output": 8, "predictor.hidden": 8, "predictor.output": 8,
            "queue.capacity": 32, "loss.negatives": 4, "budget.steps": %d, "checkpoint.every-steps": 20,
            "evaluation.every-steps": 30, "metrics.every-steps": 1, "optimizer.warmup-steps": 1, "pipeline.threads": 1,
            "data.image-size": 16, "data.labels-per-class": 2, "data.validation": 20, "data.shapes-train": 120,
            "data.shapes-test": 30}}
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunEvidence evidence;
    private final KithService service;
    private final ApiServer server;
    private final ContractCheck contract = new ContractCheck();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer. */
    public record Answer(int status, String type, JsonNode body, HttpResponse<String> response) {
        String problem() {
            return body.path("type").asText().replace("urn:kith:problem:", "");
        }

        List<String> fields() {
            return body.path("errors").findValuesAsText("field");
        }
    }

    /** A server-sent event. */
    public record Event(String id, String type, JsonNode data) {}

    public TestService(Path runs, RunExecutor executor, Path... dataRoots) {
        this(runs, executor, Access.ofLoopback(), dataRoots);
    }

    TestService(Path runs, RunExecutor executor, Access access, Path... dataRoots) {
        this(0, runs, executor, access, dataRoots);
    }

    /** @param port 0: any that is free */
    public TestService(int port, Path runs, RunExecutor executor, Path... dataRoots) {
        this(port, runs, executor, Access.ofLoopback(), dataRoots);
    }

    private TestService(int port, Path runs, RunExecutor executor, Access access, Path... dataRoots) {
        this(
                port,
                runs,
                executor,
                access,
                new RunEvidence(
                        id -> executor instanceof SessionExecutor sessions ? sessions.watched(id) : Optional.empty()),
                dataRoots);
    }

    /** @param evidence what runs know */
    TestService(int port, Path runs, RunExecutor executor, Access access, RunEvidence evidence, Path... dataRoots) {
        this.evidence = evidence;
        service = KithService.open(runs, executor);
        service.begin();
        server = ApiServer.bind(
                service.system(),
                "127.0.0.1",
                port,
                access,
                Api.handler(
                        service.runs(), runs, new DataRoots(List.of(dataRoots)), evidence, access, service.system()));
    }

    /** Every answer is compared with {@code openapi.yaml}. */
    ContractCheck contract() {
        return contract;
    }

    RunEvidence evidence() {
        return evidence;
    }

    KithService service() {
        return service;
    }

    public int port() {
        return server.address().getPort();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(port(), path));
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    public Answer post(String path, String body) throws IOException, InterruptedException {
        return send(json(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer put(String path, String body) throws IOException, InterruptedException {
        return send(json(path).PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
    }

    Answer send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        contract.check(request, response, response.body());
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode body = type.contains("json") ? JSON.readTree(response.body()) : JSON.nullNode();
        return new Answer(response.statusCode(), type, body, response);
    }

    byte[] bytes(String path) throws IOException, InterruptedException {
        HttpRequest request = request(path).build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        contract.check(request, response, new String(response.body(), StandardCharsets.UTF_8));
        return response.body();
    }

    /** Reads events until one of a status comes. */
    public List<Event> eventsUntil(String run, String status, Optional<String> lastId)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/v1/runs/" + run + "/events");
        lastId.ifPresent(id -> request.header("Last-Event-ID", id));
        List<Event> events = new java.util.ArrayList<>();
        HttpRequest asked = request.build();
        HttpResponse<Stream<String>> response = client.send(asked, HttpResponse.BodyHandlers.ofLines());
        contract.check(asked, response, "events");
        try (Stream<String> lines = response.body()) {
            String id = "";
            String type = "";
            JsonNode data = JSON.nullNode();
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    type = line.substring(6).strip();
                } else if (line.startsWith("data:") && line.length() > 5) {
                    data = JSON.readTree(line.substring(5));
                } else if (line.isEmpty() && !id.isEmpty()) {
                    contract.checkEvent(type, data);
                    events.add(new Event(id, type, data));
                    if (type.equals("status") && data.path("status").asText().equals(status)) {
                        return events;
                    }
                }
            }
        }
        throw new AssertionError("the events ended before " + status + ": " + events);
    }

    /** Lets runs end, and answers until they have. */
    void endRuns() {
        service.close();
    }

    @Override
    public void close() {
        server.close();
        service.close();
        evidence.close();
    }
}
