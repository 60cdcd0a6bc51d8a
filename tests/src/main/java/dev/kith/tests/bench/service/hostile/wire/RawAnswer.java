package dev.kith.tests.bench.service.hostile.wire;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.Optional;

/**
 * An answer.
 *
 * @param headers by their names in small letters
 * @param body as UTF-8; of a stream that does not end it is empty
 */
public record RawAnswer(int status, Map<String, String> headers, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int REDIRECTION = 300;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final int SHOWN = 160;

    /** The body; a missing node if it is not JSON. */
    public JsonNode json() {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    public boolean isGood() {
        return status >= OK && status < REDIRECTION;
    }

    /** A refusal that lies with the client. */
    public boolean isRefusal() {
        return status >= 400 && status < SERVER_ERROR;
    }

    /** What no request may lead to: 503 says that it may be asked again, any other 5xx is a defect. */
    public boolean isDefect() {
        return status >= SERVER_ERROR && status != UNAVAILABLE;
    }

    public boolean isUnavailable() {
        return status == UNAVAILABLE;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The beginning, in one line. */
    public String words() {
        String line = body.replaceAll("\\s+", " ");
        return format("%d %s", status, line.substring(0, Math.min(line.length(), SHOWN)));
    }
}
