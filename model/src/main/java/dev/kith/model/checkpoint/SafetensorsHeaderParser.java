package dev.kith.model.checkpoint;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Reads and checks the JSON of a header: what passes describes the values behind it completely, without gap or overlap. */
final class SafetensorsHeaderParser {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;

    SafetensorsHeaderParser(Path file) {
        this.file = file;
    }

    /**
     * Parses a header.
     *
     * @param text the JSON in UTF-8, without the length in front of it
     * @param dataBytes bytes that follow the header in the file
     * @throws CheckpointException if it is malformed or does not fit the bytes that follow
     */
    SafetensorsHeader parse(ByteBuffer text, long dataBytes) {
        List<SafetensorsHeader.Entry> entries = new ArrayList<>();
        Map<String, String> metadata = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : root(text).properties()) {
            if (field.getKey().equals(SafetensorsHeader.METADATA)) {
                metadata.putAll(metadata(field.getValue()));
            } else {
                entries.add(entry(field.getKey(), field.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(SafetensorsHeader.Entry::begin)
                .thenComparingLong(SafetensorsHeader.Entry::end));
        long position = 0;
        for (SafetensorsHeader.Entry entry : entries) {
            if (entry.begin() != position) {
                throw bad(format("tensor %s begins at byte %d, not %d", entry.name(), entry.begin(), position));
            }
            position = entry.end();
        }
        if (position != dataBytes) {
            throw bad(format(
                    "%s: %d bytes of values, but the header describes %d",
                    dataBytes < position ? "truncated" : "bytes behind the last tensor", dataBytes, position));
        }
        return new SafetensorsHeader(entries, metadata);
    }

    private JsonNode root(ByteBuffer text) {
        if (!text.hasRemaining() || text.get(text.position()) != '{') {
            throw bad("not a safetensors file: its header is no JSON object");
        }
        try {
            // Strictly UTF-8; a JSON parser would guess the encoding.
            JsonNode root = JSON.readTree(
                    StandardCharsets.UTF_8.newDecoder().decode(text).toString());
            if (!root.isObject()) {
                throw bad("not a safetensors file: its header is no JSON object");
            }
            return root;
        } catch (CharacterCodingException e) {
            throw new CheckpointException(file, "its header is not UTF-8", e);
        } catch (JsonProcessingException e) {
            throw new CheckpointException(file, "its header is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private Map<String, String> metadata(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        if (!node.isObject()) {
            throw bad(format("%s is no JSON object", SafetensorsHeader.METADATA));
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!field.getValue().isTextual()) {
                throw bad(format("%s.%s is no text", SafetensorsHeader.METADATA, field.getKey()));
            }
            texts.put(field.getKey(), field.getValue().textValue());
        }
        return texts;
    }

    private SafetensorsHeader.Entry entry(String name, JsonNode node) {
        ElementType type = ElementType.named(node.path("dtype").asText())
                .orElseThrow(() -> bad(format("tensor %s has the element type %s", name, node.path("dtype"))));
        long[] shape = integers(name, "shape", node.path("shape"));
        long[] offsets = integers(name, "data_offsets", node.path("data_offsets"));
        if (offsets.length != 2 || offsets[0] > offsets[1]) {
            throw bad(format("tensor %s has the offsets %s", name, node.path("data_offsets")));
        }
        long bytes = type.bytes();
        try {
            for (long extent : shape) {
                bytes = Math.multiplyExact(bytes, extent);
            }
        } catch (ArithmeticException e) {
            throw new CheckpointException(file, format("tensor %s has the shape %s", name, node.path("shape")), e);
        }
        if (bytes != offsets[1] - offsets[0]) {
            throw bad(format(
                    "tensor %s of shape %s needs %d bytes but has %d",
                    name, node.path("shape"), bytes, offsets[1] - offsets[0]));
        }
        if (bytes > Integer.MAX_VALUE) {
            throw bad(format("tensor %s has %d bytes; 2 GiB are the limit", name, bytes));
        }
        return new SafetensorsHeader.Entry(name, type, shape, offsets[0], offsets[1]);
    }

    private long[] integers(String name, String field, JsonNode node) {
        boolean valid = node.isArray()
                && StreamSupport.stream(node.spliterator(), false)
                        .allMatch(n -> n.isIntegralNumber() && n.canConvertToLong() && n.longValue() >= 0);
        if (!valid) {
            throw bad(format("tensor %s has the %s %s", name, field, node.isMissingNode() ? "(none)" : node));
        }
        return StreamSupport.stream(node.spliterator(), false)
                .mapToLong(JsonNode::longValue)
                .toArray();
    }

    private CheckpointException bad(String reason) {
        return new CheckpointException(file, reason);
    }
}
