package dev.kith.http.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** One JSON object a line, each with the name of its {@code event}. ASCII only, so that no terminal setting matters. */
public final class JsonEvents {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    /** A control character that JSON allows, and a terminal need not show. */
    private static final String DELETE = "\u007f";

    private final PrintStream out;

    public JsonEvents(PrintStream out) {
        this.out = out;
    }

    /** Writes one; the values may be anything that Jackson takes, in the order of the map. */
    public synchronized void event(String name, Map<String, ?> values) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("event", name);
        object.putAll(values);
        write(object);
    }

    /** Writes one value as a line. */
    public synchronized void write(Object value) {
        try {
            out.println(JSON.writeValueAsString(value).replace(DELETE, "\\u007f"));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + value, e);
        }
    }
}
