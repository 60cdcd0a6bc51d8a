package dev.kith.model.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands before the values of a safetensors file: an 8-byte little-endian length, then a JSON object, padded with
 * spaces so that the values start at a multiple of 8.
 *
 * @param entries in the order of their offsets
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
    static final String METADATA = "__metadata__";
    static final int ALIGNMENT = 8;

    /**
     * Where one tensor lies.
     *
     * @param begin first byte, counted from the end of the header
     * @param end behind its last byte
     */
    @SuppressWarnings("ArrayRecordComponent") // compared nowhere
    record Entry(String name, ElementType type, long[] shape, long begin, long end) {}

    SafetensorsHeader {
        entries = List.copyOf(entries);
        metadata = Map.copyOf(metadata);
    }

    /** Tensors one behind the other, in the order of their names. */
    static SafetensorsHeader of(NamedTensors tensors, Map<String, String> metadata) {
        List<Entry> entries = new ArrayList<>();
        long position = 0;
        for (Map.Entry<String, HostTensor> named : tensors.asMap().entrySet()) {
            if (named.getKey().equals(METADATA)) {
                throw new IllegalArgumentException("no tensor can be named " + METADATA);
            }
            HostTensor tensor = named.getValue();
            long end = position + 4L * tensor.size();
            entries.add(new Entry(named.getKey(), ElementType.F32, tensor.shape(), position, end));
            position = end;
        }
        return new SafetensorsHeader(entries, metadata);
    }

    /** Bytes of all values. */
    long dataBytes() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).end();
    }

    /** The header with its length in front, ready to be written. */
    ByteBuffer encode() {
        byte[] json = json().getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] text = Arrays.copyOf(json, padded);
        Arrays.fill(text, json.length, padded, (byte) ' ');
        return ByteBuffer.allocate(Long.BYTES + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded)
                .put(text)
                .flip();
    }

    private String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = root.putObject(METADATA);
            new TreeMap<>(metadata).forEach(texts::put);
        }
        for (Entry entry : entries) {
            ObjectNode node =
                    root.putObject(entry.name()).put("dtype", entry.type().name());
            var shape = node.putArray("shape");
            Arrays.stream(entry.shape()).forEach(shape::add);
            node.putArray("data_offsets").add(entry.begin()).add(entry.end());
        }
        try {
            return new ObjectMapper().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
