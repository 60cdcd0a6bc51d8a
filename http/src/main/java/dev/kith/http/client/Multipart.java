package dev.kith.http.client;

import static dev.kith.config.Text.format;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Files as {@code multipart/form-data}, read while they are sent. */
record Multipart(String type, BodyPublisher body) {
    private static final String END = "\r\n";

    /** @throws IOException if a file cannot be read */
    static Multipart of(String field, List<Path> files) throws IOException {
        String boundary = "kith-" + UUID.randomUUID();
        List<BodyPublisher> parts = new ArrayList<>();
        for (Path file : files) {
            String type = Optional.ofNullable(Files.probeContentType(file)).orElse("application/octet-stream");
            parts.add(text(format(
                    "--%s%sContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"%sContent-Type: %s%s%s",
                    boundary, END, field, quoted(file), END, type, END, END)));
            parts.add(BodyPublishers.ofFile(file));
            parts.add(text(END));
        }
        parts.add(text("--" + boundary + "--" + END));
        return new Multipart(
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.concat(parts.toArray(BodyPublisher[]::new)));
    }

    /** The name as browsers write it: it can end neither the quotes nor the line. */
    private static String quoted(Path file) {
        return String.valueOf(file.getFileName())
                .replace("\"", "%22")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }
}
