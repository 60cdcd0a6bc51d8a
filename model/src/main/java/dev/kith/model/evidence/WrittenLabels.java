package dev.kith.model.evidence;

import static dev.kith.config.Text.format;

import dev.kith.model.evaluation.LabelCells;
import dev.kith.model.evaluation.LabelColumns;
import dev.kith.model.evidence.EvidencePage.Selector;
import dev.kith.model.evidence.bounds.Cancellation;
import dev.kith.model.evidence.bounds.CancelledException;
import dev.kith.model.run.RunException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads pages of {@code labels.csv}, a record after the other: the file may be larger than memory. */
final class WrittenLabels {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Map<String, Integer> columns = new HashMap<>();
    private final EvidenceQuery query;
    private final Map<String, String> classOfNeighbor;

    /** @param classOfNeighbor classes of the labelled examples, by name: the file has only their names */
    private WrittenLabels(EvidenceQuery query, Map<String, String> classOfNeighbor) {
        this.query = query;
        this.classOfNeighbor = classOfNeighbor;
    }

    /**
     * Reads a page.
     *
     * @throws RunException if the file is damaged
     */
    static EvidencePage page(
            Path file, long step, EvidenceQuery query, Map<String, String> classOfNeighbor, Cancellation cancellation) {
        try (BufferedReader in = Files.newBufferedReader(file);
                CSVParser records = CSVParser.parse(in, LabelColumns.FORMAT)) {
            return new WrittenLabels(query, classOfNeighbor).page(records.iterator(), step, cancellation);
        } catch (CancelledException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // a table that was cut or altered fails in many ways
            throw new RunException(format("%s is damaged: it was cut, or altered", file));
        }
    }

    private EvidencePage page(Iterator<CSVRecord> records, long step, Cancellation cancellation) {
        List<String> header = records.hasNext() ? records.next().toList() : List.of();
        for (int i = 0; i < header.size(); i++) {
            columns.put(header.get(i).replace(BYTE_ORDER_MARK, ""), i);
        }
        if (!header.isEmpty() && !columns.containsKey("confidence")) {
            throw new IllegalArgumentException("its first line does not name the columns");
        }
        Selector<List<String>> selector = new Selector<>(query);
        while (records.hasNext()) {
            cancellation.check();
            List<String> row = records.next().toList();
            if (query.wants(field(row, "label"))
                    && (query.order() != EvidenceQuery.Order.DISAGREEMENT || disagrees(row))) {
                selector.offer(row, Double.parseDouble(field(row, "confidence")));
            }
        }
        return selector.page(step, this::evidence);
    }

    private boolean disagrees(List<String> row) {
        return columns.containsKey("classifier_label")
                && !field(row, "classifier_label").equals(field(row, "label"));
    }

    private Evidence evidence(List<String> row) {
        List<String> ids = LabelCells.read(field(row, "neighbors"));
        List<String> similarities = LabelCells.read(field(row, "similarities"));
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

    private String field(List<String> row, String name) {
        Integer column = columns.get(name);
        return column == null || column >= row.size() ? "" : row.get(column);
    }
}
