package dev.kith.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.kith.http.Main;
import dev.kith.tests.support.JavaProcess;
import dev.kith.tests.support.Kith;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./kith serve} in a process of its own, which can be ended and started again where it was. */
final class ServedKith implements AutoCloseable {
    /** The compiler that is soon done: a test is over before another one pays. */
    private static final List<String> OPTIONS = List.of("-Xmx768m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path runs;
    private final HttpClient client = HttpClient.newHttpClient();
    private JavaProcess process;
    private final URI address;

    /** Starts it at a free port. */
    ServedKith(Path runs) {
        this.runs = runs;
        this.process = launch(runs, 0);
        this.address = ready(process);
    }

    private static JavaProcess launch(Path runs, int port) {
        return JavaProcess.start(
                OPTIONS, Main.class, "serve", "--json", "--port", Integer.toString(port), "--runs", runs.toString());
    }

    private static URI ready(JavaProcess process) {
        String line = process.awaitLine(said -> said.contains("\"ready\""));
        return URI.create(Kith.json(line).path("address").asText());
    }

    /** Without a slash at the end. */
    String address() {
        return address.toString();
    }

    /** Ends it as Ctrl-C does. */
    void end() {
        process.interrupt();
        assertThat(process.awaitEnd()).isZero();
    }

    /** Starts it again, at the same address. */
    void startAgain() {
        process = launch(runs, address.getPort());
        assertThat(ready(process)).isEqualTo(address);
    }

    /** Begins a run of the preset {@code shapes}. */
    void create(String id, List<String> settings) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            values.put(parts[0], value(parts[1]));
        }
        JsonNode wanted = JSON.valueToTree(Map.of("id", id, "preset", "shapes", "settings", values));
        send(HttpRequest.newBuilder(address.resolve("/v1/runs"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wanted.toString())));
    }

    private static JsonNode value(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException word) {
            return TextNode.valueOf(text);
        }
    }

    JsonNode run(String id) {
        return send(HttpRequest.newBuilder(address.resolve("/v1/runs/" + id)));
    }

    /** Ends whatever still trains, for another run to have its turn. */
    void stopAll() {
        for (JsonNode run :
                send(HttpRequest.newBuilder(address.resolve("/v1/runs"))).path("runs")) {
            if (run.path("allowed").toString().contains("\"stop\"")) {
                String stop = "/v1/runs/" + run.path("id").asText() + "/stop";
                send(HttpRequest.newBuilder(address.resolve(stop)).POST(HttpRequest.BodyPublishers.noBody()));
            }
        }
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
            return Kith.json(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
