package dev.kith.model.run.lock;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The process that works in a run directory.
 *
 * @param pid its number on its host
 * @param started when it took the directory, in ISO 8601, UTC
 * @param command what it does there: {@code train}, {@code label}, {@code serve}
 */
public record RunOwner(long pid, String host, String started, String command) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    /** This process, from now on. */
    static RunOwner here(String command) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new RunOwner(ProcessHandle.current().pid(), hostName(), now, command);
    }

    /** Without a question to a name server, where the system tells. */
    private static String hostName() {
        try {
            if (Files.isReadable(HOST_NAME)) {
                return Files.readString(HOST_NAME).strip();
            }
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        } catch (IOException e) {
            return "unknown";
        }
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // texts and a number always have a JSON form
        }
    }

    /** The owner in a text; empty if the text is none, as when its writer died at once. */
    static Optional<RunOwner> parse(String json) {
        try {
            return Optional.ofNullable(JSON.readValue(json, RunOwner.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** As a person reads it. */
    String words() {
        return format("process %d on %s since %s (%s)", pid, host, started, command);
    }
}
