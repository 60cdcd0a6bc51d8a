package dev.kith.http.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kith.http.service.RunVerb;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The resources of a service. Everything throws {@link UnreachableException} if there is no service, and {@link
 * RefusedException} if it refuses.
 */
public final class RunsApi {
    private static final String RUNS = "/v1/runs";

    private final ServiceClient client;

    public RunsApi(ServiceClient client) {
        this.client = client;
    }

    /** All runs, however many pages they are. */
    public Answer all() {
        Answer first = client.get(RUNS);
        Optional<String> next = next(first);
        if (next.isEmpty()) {
            return first;
        }
        ArrayNode runs = JsonNodeFactory.instance.arrayNode();
        first.json().path("runs").forEach(runs::add);
        while (next.isPresent()) {
            Answer page = client.get(RUNS + query(Map.of("after", next.get())));
            page.json().path("runs").forEach(runs::add);
            next = next(page);
        }
        return new Answer(first.from(), Wire.object("runs", runs));
    }

    private static Optional<String> next(Answer page) {
        return Optional.of(page.json().path("next").asText()).filter(name -> !name.isEmpty());
    }

    public Answer find(String id) {
        return client.get(path(id, ""));
    }

    /**
     * Creates a run, exactly one: if the connection is lost it asks again, with the same key.
     *
     * @param wanted {@code id}, {@code preset} and {@code settings}, all of them optional
     */
    public Answer create(ObjectNode wanted) {
        String key = UUID.randomUUID().toString();
        return OnlyOnce.ask(() -> client.keyed(RUNS, key, wanted.toString()));
    }

    /** Asks something of a run; the answer is the run, or empty if it is deleted. */
    public Answer control(String id, RunVerb verb) {
        return verb == RunVerb.DELETE ? client.delete(path(id, "")) : client.post(path(id, "/" + verb.word()));
    }

    /** @param settings dotted keys with their new values */
    public Answer change(String id, JsonNode settings) {
        return client.json("PATCH", path(id, "/settings"), Wire.object("settings", settings));
    }

    /** @param query see the table of the service; empty values are left out */
    public Answer metrics(String id, Map<String, String> query) {
        return client.get(path(id, "/metrics") + query(query));
    }

    /** One page of them. */
    public Answer labels(String id, Map<String, String> query) {
        return client.get(path(id, "/labels") + query(query));
    }

    /**
     * Asks the model for labels.
     *
     * @throws IOException if an image cannot be read
     */
    public Answer predict(String id, List<Path> images) throws IOException {
        Multipart form = Multipart.of("image", images);
        return client.body("POST", path(id, "/predict"), form.type(), form.body());
    }

    EventStream events(String id, Optional<String> last) {
        return client.events(path(id, "/events"), last);
    }

    private static String path(String id, String rest) {
        return RUNS + "/" + encoded(id) + rest;
    }

    private static String query(Map<String, String> values) {
        String query = values.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
