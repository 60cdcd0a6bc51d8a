package dev.kith.http.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kith.http.service.RunVerb;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    public Answer all() {
        return client.get(RUNS);
    }

    public Answer find(String id) {
        return client.get(path(id, ""));
    }

    /** @param wanted {@code id}, {@code preset} and {@code settings}, all of them optional */
    public Answer create(ObjectNode wanted) {
        return client.json("POST", RUNS, wanted.toString());
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
