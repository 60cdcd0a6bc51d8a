package dev.kith.tests.support;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code kith serve} in a process of its own, with a client. It is killed when closed. */
public final class ServedRuns implements AutoCloseable {
    private final JavaProcess process;
    private final String address;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer. */
    public record Answer(int status, JsonNode body) {}

    private ServedRuns(JavaProcess process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it and waits until it is open for business. */
    public static ServedRuns start(Path runs) {
        return start(runs, "-Xmx512m");
    }

    /** @param heap the option of Java for it */
    public static ServedRuns start(Path runs, String heap) {
        JavaProcess process = JavaProcess.start(
                List.of(heap, "-XX:+UseSerialGC"),
                Main.class,
                "serve",
                "--port",
                "0",
                "--runs",
                runs.toString(),
                "--json");
        String ready = process.awaitLine(line -> line.contains("\"ready\""));
        return new ServedRuns(process, Kith.json(ready).at("/address").asText() + "/v1/runs/");
    }

    public JsonNode run(String id) {
        return send("GET", id, "").body();
    }

    /** @param path below {@code /v1/runs/} */
    public Answer send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), Kith.json(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** SIGKILL, or whatever comes closest. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        kill();
    }
}
