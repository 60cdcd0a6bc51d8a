package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

import dev.kith.config.EvaluationSettings;
import dev.kith.model.data.HandColumns;
import dev.kith.model.neighbor.Neighbor;
import dev.kith.model.neighbor.Vote;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes {@code labels.csv}: for each example what its labelled neighbours say, and who they are, so that a person can judge
 * a label by its evidence.
 *
 * <p>Columns: {@code id}; {@code label}, the vote's winner; {@code confidence}, its share of the vote; {@code votes}, a JSON
 * object of classes and their votes, most first; {@code neighbors}, a JSON array of the ids of the labelled examples that
 * voted, nearest first; {@code similarities}, one of their cosines. If another classifier than k-NN is shipped, its answer
 * follows as {@code classifier_label} and {@code classifier_confidence}.
 *
 * <p><b>By hand.</b> The last columns are {@code kith_label}, the same as {@code label} at first, and {@code reviewed}, empty.
 * A person corrects {@code label}, or confirms it by {@code yes} in {@code reviewed}; a following run with {@code
 * data.labels-file} takes these rows for labels, and no others, see {@link HandColumns}.
 */
public final class LabelWriter {
    private static final int CHUNK = 4096;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final ShippedModel model;
    private final boolean withClassifier;

    private LabelWriter(ShippedModel model) {
        this.model = model;
        this.withClassifier = model.kind() != EvaluationSettings.Classifier.KNN;
    }

    /**
     * Labels examples, some thousand at a time; works on the calling thread.
     *
     * @return how many were labelled; those that cannot be decoded are left out
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public static int write(ShippedModel model, Selection selection, Path file) {
        return write(model, selection, file, false);
    }

    /**
     * The same.
     *
     * @param byteOrderMark whether the file begins with one: by it spreadsheets know that it is UTF-8
     */
    public static int write(ShippedModel model, Selection selection, Path file, boolean byteOrderMark) {
        LabelWriter writer = new LabelWriter(model);
        int[] written = {0};
        FileAside.replace(file, aside -> {
            try (FrozenNetwork network = model.open();
                    BufferedWriter text = Files.newBufferedWriter(aside);
                    CSVPrinter out = new CSVPrinter(text, LabelColumns.FORMAT)) {
                if (byteOrderMark) {
                    text.write(BYTE_ORDER_MARK);
                }
                out.printRecord(LabelColumns.names(writer.withClassifier));
                for (Selection chunk : selection.chunks(CHUNK)) {
                    written[0] += writer.write(network.outputs(chunk), chunk, out);
                }
            }
        });
        return written[0];
    }

    private int write(Outputs outputs, Selection selection, CSVPrinter out) throws IOException {
        List<Vote> votes = model.neighbors().votes(outputs);
        Optional<Predictions> predictions =
                withClassifier ? Optional.of(model.classifier().classify(outputs)) : Optional.empty();
        for (int row = 0; row < outputs.rows(); row++) {
            List<String> fields = new ArrayList<>();
            fields.add(selection.examples().id(outputs.examples()[row]));
            fields.addAll(evidence(votes.get(row)));
            if (predictions.isPresent()) {
                fields.add(model.classes().get(predictions.get().labels()[row]));
                fields.add(decimals(predictions.get().confidences()[row]));
            }
            fields.add(fields.get(1));
            fields.add("");
            out.printRecord(fields);
        }
        return outputs.rows();
    }

    private List<String> evidence(Vote vote) {
        List<Neighbor> neighbors = vote.neighbors();
        List<String> ids = model.neighbors().bank().ids();
        return List.of(
                vote.label() < 0 ? "" : model.classes().get(vote.label()),
                decimals(vote.agreement()),
                counts(vote),
                LabelCells.ofTexts(
                        neighbors.stream().map(n -> ids.get((int) n.id())).toList()),
                LabelCells.ofNumbers(
                        neighbors.stream().map(n -> decimals(n.similarity())).toList()));
    }

    /** Votes by class, most first; of equal counts the nearest first, so that the winner leads. */
    private String counts(Vote vote) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        vote.neighbors().forEach(n -> counts.merge(n.label(), 1, Integer::sum));
        Map<String, Integer> byName = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .forEach(e -> byName.put(model.classes().get(e.getKey()), e.getValue()));
        return LabelCells.json(byName);
    }

    private static String decimals(float value) {
        return format("%.4f", value);
    }
}
