package dev.kith.model.evidence;

import dev.kith.config.EvaluationSettings.Classifier;
import dev.kith.model.evaluation.FrozenNetwork;
import dev.kith.model.evaluation.KnnClassifier;
import dev.kith.model.evaluation.Matrix;
import dev.kith.model.evaluation.Outputs;
import dev.kith.model.evaluation.Predictions;
import dev.kith.model.evaluation.Selection;
import dev.kith.model.evaluation.ShippedModel;
import dev.kith.model.neighbor.Neighbor;
import dev.kith.model.neighbor.Vote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** A network as it was at a step, with its evidence. Made, used and closed on one thread. */
final class FrozenCopy implements AutoCloseable {
    private final long step;
    private final ShippedModel model;
    private final FrozenNetwork network;

    FrozenCopy(long step, ShippedModel model) {
        this.step = step;
        this.model = model;
        this.network = model.open();
    }

    long step() {
        return step;
    }

    List<Prediction> predict(Selection images) {
        Outputs outputs = network.outputs(images);
        List<Evidence> evidence = evidence(images, outputs, OptionalInt.empty());
        List<Prediction> predictions = new ArrayList<>();
        for (int row = 0; row < outputs.rows(); row++) {
            predictions.add(new Prediction(evidence.get(row), probabilities(outputs, row)));
        }
        return predictions;
    }

    /** @param k how many neighbours; empty: as many as vote */
    List<Evidence> neighbors(Selection images, OptionalInt k) {
        return evidence(images, network.outputs(images), k);
    }

    /** Unit vectors, in the space in which neighbours are looked for. */
    Embedded embed(Selection images) {
        Outputs outputs = network.outputs(images);
        Predictions labels = model.classifier().classify(outputs);
        return new Embedded(
                step,
                outputs.examples(),
                model.neighbors().bank().representation().of(outputs),
                Arrays.stream(labels.labels()).mapToObj(model.classes()::get).toList());
    }

    /** The same, a vector an image. */
    List<float[]> embedRows(Selection images) {
        Matrix vectors = embed(images).vectors();
        return IntStream.range(0, vectors.rows()).mapToObj(vectors::row).toList();
    }

    private List<Evidence> evidence(Selection images, Outputs outputs, OptionalInt k) {
        KnnClassifier usual = model.neighbors();
        KnnClassifier classifier =
                k.isPresent() ? new KnnClassifier(usual.bank(), k.getAsInt(), usual.weighting()) : usual;
        List<Vote> votes = classifier.votes(outputs);
        boolean others = model.kind() != Classifier.KNN;
        int[] labels = others ? model.classifier().classify(outputs).labels() : new int[0];
        List<Evidence> evidence = new ArrayList<>();
        for (int row = 0; row < outputs.rows(); row++) {
            Optional<String> said = others ? Optional.of(model.classes().get(labels[row])) : Optional.empty();
            String id = images.examples().id(outputs.examples()[row]);
            evidence.add(Evidence.of(id, votes.get(row), model.classes(), this::voter, said));
        }
        return evidence;
    }

    /** In the bank neighbours are rows, and all are embedded now. */
    private Voter voter(Neighbor neighbor) {
        String id = model.neighbors().bank().ids().get((int) neighbor.id());
        return new Voter(id, model.classes().get(neighbor.label()), neighbor.similarity(), OptionalLong.empty());
    }

    private Map<String, Double> probabilities(Outputs outputs, int row) {
        Map<String, Double> shares = new LinkedHashMap<>();
        outputs.probabilities().ifPresent(matrix -> {
            for (int label = 0; label < matrix.columns(); label++) {
                shares.put(model.classes().get(label), (double) matrix.at(row, label));
            }
        });
        return shares;
    }

    @Override
    public void close() {
        network.close();
    }
}
