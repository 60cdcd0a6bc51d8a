package dev.kith.model.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kith.config.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code manifest.json} of a checkpoint: written last, so that a checkpoint with a manifest is complete.
 *
 * @param format version of the layout, {@link #FORMAT}
 * @param step the next step to run
 * @param created time in ISO 8601, UTC
 * @param versions of programs and libraries, by name
 * @param data what the run learns from; {@link DataIdentity#UNKNOWN} in checkpoints of versions that did not tell
 * @param files by name, relative to the checkpoint's directory
 */
public record CheckpointManifest(
        int format,
        String runId,
        long attempt,
        long step,
        long seed,
        String created,
        Map<String, String> versions,
        Machine machine,
        DataIdentity data,
        SortedMap<String, FileEntry> files) {

    /** The layout that this version writes and reads. */
    public static final int FORMAT = 1;

    static final String NAME = "manifest.json";
    private static final String DATA = "data";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** One file. */
    public record FileEntry(long bytes, String sha256) {}

    public CheckpointManifest {
        versions = Map.copyOf(versions);
        files = Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(files)));
        files.keySet().forEach(CheckpointDirectories::requireFileName);
    }

    static CheckpointManifest of(RunIdentity run, long step, Instant created, SortedMap<String, FileEntry> files) {
        return new CheckpointManifest(
                FORMAT,
                run.runId(),
                run.attempt(),
                step,
                run.seed(),
                created.toString(),
                run.versions(),
                run.machine(),
                run.data(),
                files);
    }

    byte[] encode() {
        try {
            return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads the manifest of a checkpoint.
     *
     * @throws CheckpointException if it is missing, malformed or of another format or step
     */
    static CheckpointManifest read(Path checkpoint, long step) {
        Path file = checkpoint.resolve(NAME);
        try {
            return decode(file, Files.readString(file), step);
        } catch (NoSuchFileException e) {
            throw new CheckpointException(file, "missing", e);
        } catch (IOException e) {
            throw new CheckpointException(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** The manifest in a text, which was read from a file. */
    static CheckpointManifest decode(Path file, String text, long step) {
        CheckpointManifest manifest;
        try {
            JsonNode tree = JSON.readTree(text);
            if (!(tree instanceof ObjectNode object)) {
                throw new CheckpointException(file, "no manifest: it holds no object");
            }
            if (!object.has(DATA)) {
                object.set(DATA, JSON.valueToTree(DataIdentity.UNKNOWN));
            }
            manifest = JSON.treeToValue(object, CheckpointManifest.class);
        } catch (JsonProcessingException e) {
            throw new CheckpointException(file, "no manifest: " + e.getOriginalMessage(), e);
        }
        if (manifest.format != FORMAT) {
            throw new CheckpointException(
                    file, Text.format("format %d; this version reads %d", manifest.format, FORMAT));
        }
        if (manifest.step != step) {
            throw new CheckpointException(file, Text.format("it belongs to step %d", manifest.step));
        }
        return manifest;
    }
}
