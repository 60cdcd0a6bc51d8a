package dev.kith.tests.bench.service.hostile.wire;

import static dev.kith.config.Text.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request of which nothing is checked.
 *
 * @param headers whole lines without their ends; length and host are added
 * @param body in ISO 8859-1; null-free, empty for none
 */
public record RawRequest(String method, String path, List<String> headers, String body) {
    private static final String JSON = "Content-Type: application/json";

    public static RawRequest get(String path) {
        return new RawRequest("GET", path, List.of(), "");
    }

    public static RawRequest post(String path) {
        return new RawRequest("POST", path, List.of(), "");
    }

    public static RawRequest delete(String path) {
        return new RawRequest("DELETE", path, List.of(), "");
    }

    /** @param body characters beyond ASCII become escapes of JSON by the caller */
    public static RawRequest json(String method, String path, String body) {
        return new RawRequest(method, path, List.of(JSON), body);
    }

    /** This with one more line in its head. */
    public RawRequest with(String header) {
        return new RawRequest(
                method, path, Stream.concat(headers.stream(), Stream.of(header)).toList(), body);
    }

    public RawRequest token(String token) {
        return with("Authorization: Bearer " + token);
    }

    /** The head, with the empty line behind it. */
    public byte[] head(String length) {
        StringBuilder head = new StringBuilder(format("%s %s HTTP/1.1\r\nHost: localhost\r\n", method, path));
        headers.forEach(line -> head.append(line).append("\r\n"));
        return head.append(length).append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** All of it. */
    public byte[] bytes() {
        byte[] content = body.getBytes(StandardCharsets.ISO_8859_1);
        boolean whole = method.equals("GET") && content.length == 0;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head(whole ? "" : format("Content-Length: %d\r\n", content.length)));
        all.writeBytes(content);
        return all.toByteArray();
    }
}
