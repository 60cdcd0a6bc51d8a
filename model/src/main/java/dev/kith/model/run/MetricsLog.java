package dev.kith.model.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code metrics.jsonl}: one object a line with {@code step}, {@code time} (seconds of training so far, pauses excluded) and
 * named values.
 */
public final class MetricsLog implements MetricsSink, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final char REPLACEMENT = '\uFFFD';

    private final BufferedWriter writer;
    private final double timeBefore;

    /** One line. */
    public record Line(long step, double time, Map<String, Double> values) {}

    private MetricsLog(BufferedWriter writer, double timeBefore) {
        this.writer = writer;
        this.timeBefore = timeBefore;
    }

    /**
     * Opens the file for a run that goes on at a step: lines of that step and later ones are cut off, because they will be
     * written again; an evaluation of the state before that step stays.
     */
    public static MetricsLog open(Path file, long fromStep) {
        try {
            List<Line> kept = new ArrayList<>();
            for (Line line : read(file)) {
                boolean evaluation = line.values().keySet().stream().allMatch(name -> name.startsWith("eval/"));
                if (line.step() < fromStep || (evaluation && line.step() == fromStep)) {
                    kept.add(line);
                }
            }
            Path aside = file.resolveSibling(file.getFileName() + ".tmp");
            try (BufferedWriter copy = Files.newBufferedWriter(aside)) {
                for (Line line : kept) {
                    write(copy, line);
                }
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            double time = kept.stream().mapToDouble(Line::time).max().orElse(0);
            return new MetricsLog(Files.newBufferedWriter(file, StandardOpenOption.APPEND), time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Seconds of training before this log was opened. */
    public double timeBefore() {
        return timeBefore;
    }

    /** Appends a line; whole lines only reach the file. */
    @Override
    public void append(Line line) {
        try {
            write(writer, line);
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write metrics: " + e.getMessage(), e);
        }
    }

    private static void write(BufferedWriter writer, Line line) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("step", line.step());
        object.put("time", Math.round(line.time() * 1000) / 1000.0);
        object.putAll(new TreeMap<>(line.values()));
        writer.write(JSON.writeValueAsString(object));
        writer.write('\n');
    }

    /** All whole lines of a file; none if there is no file. A line torn by a crash, or damaged, is left out. */
    public static List<Line> read(Path file) {
        return content(file).lines();
    }

    /**
     * What a file holds.
     *
     * @param damaged how many other lines there are, besides a last one that a crash has torn
     */
    record MetricsContent(List<Line> lines, int damaged) {}

    static MetricsContent content(Path file) {
        if (!Files.exists(file)) {
            return new MetricsContent(List.of(), 0);
        }
        try {
            // Bytes that are no UTF-8 become characters that no number and no name of a metric has.
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            List<Line> lines = new ArrayList<>();
            int damaged = 0;
            for (String line : text.lines().toList()) {
                Optional<Line> parsed = parse(line);
                parsed.ifPresent(lines::add);
                damaged += parsed.isPresent() ? 0 : 1;
            }
            boolean torn =
                    damaged > 0 && !text.endsWith("\n") && parse(lastLine(text)).isEmpty();
            return new MetricsContent(lines, torn ? damaged - 1 : damaged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    private static Optional<Line> parse(String text) {
        Map<String, Double> values;
        try {
            values = JSON.readValue(text, new TypeReference<LinkedHashMap<String, Double>>() {});
        } catch (IOException torn) {
            return Optional.empty();
        }
        if (values == null || text.indexOf(REPLACEMENT) >= 0 || values.containsValue(null)) {
            return Optional.empty();
        }
        Double step = values.remove("step");
        Double time = values.remove("time");
        return step == null || time == null ? Optional.empty() : Optional.of(new Line(step.longValue(), time, values));
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
