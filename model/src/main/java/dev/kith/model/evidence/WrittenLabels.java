package dev.kith.model.evidence;

import dev.kith.model.data.Csv;
import dev.kith.model.evidence.EvidencePage.Selector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads pages of {@code labels.csv}, a record after the other: the file may be larger than memory. */
final class WrittenLabels {
    private final Map<String, Integer> columns = new HashMap<>();
    private final EvidenceQuery query;
    private final Map<String, String> classOfNeighbor;

    /** @param classOfNeighbor classes of the labelled examples, by name: the file has only their names */
    private WrittenLabels(EvidenceQuery query, Map<String, String> classOfNeighbor) {
        this.query = query;
        this.classOfNeighbor = classOfNeighbor;
    }

    static EvidencePage page(Path file, long step, EvidenceQuery query, Map<String, String> classOfNeighbor) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            return new WrittenLabels(query, classOfNeighbor).page(file, in, step);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EvidencePage page(Path file, BufferedReader in, long step) throws IOException {
        String source = String.valueOf(file.getFileName());
        List<String> header = record(source, in);
        for (int i = 0; header != null && i < header.size(); i++) {
            columns.put(header.get(i), i);
        }
        Selector<List<String>> selector = new Selector<>(query);
        for (List<String> row = record(source, in); row != null; row = record(source, in)) {
            if (query.wants(field(row, "label"))
                    && (query.order() != EvidenceQuery.Order.DISAGREEMENT || disagrees(row))) {
                double confidence = Double.parseDouble(field(row, "confidence"));
                selector.offer(row, confidence);
            }
        }
        return selector.page(step, this::evidence);
    }

    /** The next record, whose quoted fields may hold ends of lines. */
    private static @Nullable List<String> record(String source, BufferedReader in) throws IOException {
        String text = in.readLine();
        if (text == null) {
            return null;
        }
        while (text.chars().filter(c -> c == '"').count() % 2 == 1) {
            String more = in.readLine();
            if (more == null) {
                break;
            }
            text = text + "\n" + more;
        }
        List<Csv.Row> rows = Csv.parse(source, text);
        return rows.isEmpty() ? null : rows.get(0).fields();
    }

    private boolean disagrees(List<String> row) {
        return columns.containsKey("classifier_label")
                && !field(row, "classifier_label").equals(field(row, "label"));
    }

    private Evidence evidence(List<String> row) {
        List<String> ids = split(field(row, "neighbors"));
        List<String> similarities = split(field(row, "similarities"));
        List<Voter> voters = new ArrayList<>();
        Map<String, Integer> votes = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            String label = classOfNeighbor.getOrDefault(ids.get(i), "");
            votes.merge(label, 1, Integer::sum);
            voters.add(new Voter(ids.get(i), label, Double.parseDouble(similarities.get(i)), OptionalLong.empty()));
        }
        Optional<String> classifier =
                Optional.of(field(row, "classifier_label")).filter(name -> !name.isEmpty());
        return new Evidence(
                field(row, "id"),
                field(row, "label"),
                Double.parseDouble(field(row, "confidence")),
                votes,
                voters,
                classifier);
    }

    private static List<String> split(String field) {
        return field.isEmpty() ? List.of() : List.of(field.split(";", -1));
    }

    private String field(List<String> row, String name) {
        Integer column = columns.get(name);
        return column == null || column >= row.size() ? "" : row.get(column);
    }
}
