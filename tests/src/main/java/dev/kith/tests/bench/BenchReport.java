package dev.kith.tests.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.kith.model.run.MachineFacts;
import dev.kith.model.run.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The figures of a benchmark as JSON, with the machine and the versions that they belong to. */
public final class BenchReport {
    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new Jdk8Module()).enable(SerializationFeature.INDENT_OUTPUT);

    private final Map<String, Object> conditions;
    private final List<Row> rows = new ArrayList<>();

    /**
     * One figure.
     *
     * @param against what it is compared with; empty: it stands alone
     * @param ratio of the two; above 1 is better
     * @param rounds the ratio in every round, in the order of measuring; empty: there were no rounds
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Row(
            String name,
            double value,
            String unit,
            Optional<String> against,
            Optional<Double> ratio,
            List<Double> rounds) {}

    private record File(
            Map<String, Object> machine,
            SortedMap<String, String> versions,
            Map<String, Object> conditions,
            List<Row> rows) {}

    /** @param conditions what was chosen: seeds, sizes, times */
    public BenchReport(Map<String, Object> conditions) {
        this.conditions = conditions;
    }

    /** A figure that stands alone. */
    public void add(String name, double value, String unit) {
        rows.add(new Row(name, value, unit, Optional.empty(), Optional.empty(), List.of()));
    }

    /** A figure beside another. */
    public void add(String name, double value, String unit, String against, double ratio) {
        rows.add(new Row(name, value, unit, Optional.of(against), Optional.of(ratio), List.of()));
    }

    /** A figure measured in turn with another, round by round. */
    public void add(String name, Pairs pairs, String unit, String against) {
        rows.add(new Row(name, pairs.value(), unit, Optional.of(against), Optional.of(pairs.ratio()), pairs.ratios()));
    }

    /** All rows so far. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** All of it as text. */
    public String json() throws IOException {
        return JSON.writeValueAsString(new File(MachineFacts.ofMachine(), Versions.all(), conditions, rows)) + "\n";
    }

    /** Writes the file. */
    public void write(Path file) throws IOException {
        Files.writeString(file, json());
    }
}
