package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

import dev.kith.config.EvaluationSettings;
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
import java.util.stream.Collectors;

/**
 * Writes {@code labels.csv}: for each example what its labelled neighbours say, and who they are, so that a person can judge
 * a label by its evidence. Corrected by hand, the file is accepted as labels by a following run, which reads the columns
 * {@code id} and {@code label}.
 *
 * <p>Columns: {@code id}; {@code label}, the vote's winner; {@code confidence}, its share of the vote; {@code votes}, as in
 * {@code Sandal:4 Sneaker:1}; {@code neighbors}, ids of the labelled examples that voted, nearest first, separated by
 * semicolons; {@code similarities}, their cosines. If another classifier than k-NN is shipped, its answer follows as {@code
 * classifier_label} and {@code classifier_confidence}.
 */
public final class LabelWriter {
    private static final int CHUNK = 4096;

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
        LabelWriter writer = new LabelWriter(model);
        int[] written = {0};
        FileAside.replace(file, aside -> {
            try (FrozenNetwork network = model.open();
                    BufferedWriter out = Files.newBufferedWriter(aside)) {
                out.write(writer.header());
                for (Selection chunk : selection.chunks(CHUNK)) {
                    written[0] += writer.write(network.outputs(chunk), chunk, out);
                }
            }
        });
        return written[0];
    }

    private String header() {
        List<String> columns =
                new ArrayList<>(List.of("id", "label", "confidence", "votes", "neighbors", "similarities"));
        if (withClassifier) {
            columns.add("classifier_label");
            columns.add("classifier_confidence");
        }
        return CsvRow.of(columns.toArray(String[]::new));
    }

    private int write(Outputs outputs, Selection selection, BufferedWriter out) throws IOException {
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
            out.write(CsvRow.of(fields.toArray(String[]::new)));
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
                neighbors.stream().map(n -> ids.get((int) n.id())).collect(Collectors.joining(";")),
                neighbors.stream().map(n -> decimals(n.similarity())).collect(Collectors.joining(";")));
    }

    /** Votes by class, most first; of equal counts the nearest first, so that the winner leads. */
    private String counts(Vote vote) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        vote.neighbors().forEach(n -> counts.merge(n.label(), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .map(e -> model.classes().get(e.getKey()) + ":" + e.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String decimals(float value) {
        return format("%.4f", value);
    }
}
