package dev.kith.model.timeline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * A timeline in the format of Chrome's trace viewer, which <a href="https://ui.perfetto.dev">Perfetto</a> opens: a track for
 * everybody who worked, complete events with their step, and counters. Times are microseconds from the first event on.
 */
public final class ChromeTrace {
    private static final int PROCESS = 1;

    private final JsonGenerator json;
    private final List<String> tracks;
    private final long origin;

    private ChromeTrace(JsonGenerator json, List<String> tracks, long origin) {
        this.json = json;
        this.tracks = tracks;
        this.origin = origin;
    }

    /** Writes all that a timeline holds; leaves the stream open. */
    public static void write(Timeline timeline, OutputStream out) throws IOException {
        write(timeline.slices(), timeline.samples(), out);
    }

    /**
     * Writes what happened in the last steps; leaves the stream open. A step ends with its update: loading, which runs
     * ahead, is shown when it happens.
     */
    public static void writeLast(int steps, Timeline timeline, OutputStream out) throws IOException {
        List<Slice> slices = timeline.slices();
        List<Slice> updates =
                slices.stream().filter(slice -> slice.name().equals("update")).toList();
        long from = updates.size() <= steps
                ? Long.MIN_VALUE
                : updates.get(updates.size() - 1 - steps).endNanos();
        write(
                slices.stream().filter(slice -> slice.startNanos() >= from).toList(),
                timeline.samples().stream()
                        .filter(sample -> sample.nanos() >= from)
                        .toList(),
                out);
    }

    private static void write(List<Slice> slices, List<Sample> samples, OutputStream out) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        slices.forEach(slice -> names.add(slice.track()));
        long origin = LongStream.concat(
                        slices.stream().mapToLong(Slice::startNanos),
                        samples.stream().mapToLong(Sample::nanos))
                .min()
                .orElse(0);
        JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try (JsonGenerator json = factory.createGenerator(out)) {
            new ChromeTrace(json, new ArrayList<>(names), origin).write(slices, samples);
        }
    }

    private void write(List<Slice> slices, List<Sample> samples) throws IOException {
        json.writeStartObject();
        json.writeStringField("displayTimeUnit", "ms");
        json.writeArrayFieldStart("traceEvents");
        for (String track : tracks) {
            name(track);
        }
        for (Slice slice : slices) {
            write(slice);
        }
        for (Sample sample : samples) {
            write(sample);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void begin(String phase, String name, int track) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", phase);
        json.writeStringField("name", name);
        json.writeNumberField("pid", PROCESS);
        json.writeNumberField("tid", track);
    }

    private void name(String track) throws IOException {
        begin("M", "thread_name", number(track));
        json.writeObjectFieldStart("args");
        json.writeStringField("name", track);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(Slice slice) throws IOException {
        begin("X", slice.name(), number(slice.track()));
        time("ts", slice.startNanos() - origin);
        time("dur", slice.endNanos() - slice.startNanos());
        json.writeObjectFieldStart("args");
        json.writeNumberField("step", slice.step());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(Sample sample) throws IOException {
        begin("C", sample.counter(), 0);
        time("ts", sample.nanos() - origin);
        json.writeObjectFieldStart("args");
        json.writeNumberField("value", sample.value());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void time(String field, long nanos) throws IOException {
        json.writeNumberField(field, nanos / 1e3);
    }

    private int number(String track) {
        return tracks.indexOf(track) + 1;
    }
}
