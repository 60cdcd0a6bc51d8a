package dev.kith.http.cli.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.client.RunsApi;
import java.util.Map;
import java.util.function.Consumer;

/** Pseudo-labels of a run, a page at a time: there may be more than memory holds. */
final class LabelPages {
    private static final long PAGE = 100;

    private final RunsApi api;
    private final String id;
    private final String label;
    private final String order;
    private final long limit;
    private JsonNode page;

    /**
     * Asks for the first page.
     *
     * @param label empty: all
     * @param order empty: that of the service
     * @param limit how many at most
     */
    LabelPages(RunsApi api, String id, String label, String order, long limit) {
        this.api = api;
        this.id = id;
        this.label = label;
        this.order = order;
        this.limit = limit;
        this.page = page("", limit);
    }

    /** What the service says of all of them, {@code step} and {@code total}. */
    JsonNode head() {
        return page;
    }

    /** Each of them, once. */
    void forEach(Consumer<JsonNode> reader) {
        long left = limit;
        while (true) {
            for (JsonNode found : page.path("labels")) {
                if (left-- == 0) {
                    return;
                }
                reader.accept(found);
            }
            String next = page.path("next").asText("");
            if (left == 0 || next.isEmpty() || page.path("next").isNull()) {
                return;
            }
            page = page(next, left);
        }
    }

    private JsonNode page(String after, long left) {
        String size = Long.toString(Math.min(PAGE, left));
        return api.labels(id, Map.of("label", label, "order", order, "after", after, "limit", size))
                .json();
    }
}
