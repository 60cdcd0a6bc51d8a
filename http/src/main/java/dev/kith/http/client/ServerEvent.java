package dev.kith.http.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A server-sent event.
 *
 * @param id empty if it has none
 * @param type its {@code event}
 * @param text its data
 */
public record ServerEvent(String id, String type, String text) {

    /** Whether it only says that the connection lives. */
    public boolean isHeartbeat() {
        return text.isEmpty();
    }

    /** Its data; a missing node if they are no JSON. */
    public JsonNode data() {
        return Wire.tree(text).orElseGet(MissingNode::getInstance);
    }

    /** Its data as the record that the service wrote; fails like {@link Answer#as}. */
    public <T> T as(Class<T> type) {
        return Wire.read(text, type)
                .orElseThrow(() -> UnreachableException.lost("an event could not be understood: " + text));
    }
}
