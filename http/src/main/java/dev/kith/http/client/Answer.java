package dev.kith.http.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the service answered to a request that it granted.
 *
 * @param from who answered
 * @param text the body
 */
public record Answer(ServerAddress from, String text) {

    /**
     * The body as it is.
     *
     * @throws UnreachableException if it is no JSON
     */
    public JsonNode json() {
        return Wire.tree(text).orElseThrow(() -> UnreachableException.stranger(from));
    }

    /**
     * The body as the record that the service wrote.
     *
     * @throws UnreachableException if it does not fit
     */
    public <T> T as(Class<T> type) {
        return Wire.read(text, type).orElseThrow(() -> UnreachableException.stranger(from));
    }
}
