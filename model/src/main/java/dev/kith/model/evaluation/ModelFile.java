package dev.kith.model.evaluation;

import dev.kith.config.EvaluationSettings;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.network.Architecture;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the two files of a model hold.
 *
 * <p>Tensors: each parameter and norm statistic of encoder, projector and head under its own name and shape; {@code
 * neighbors.vectors [rows, width]} and {@code neighbors.labels [rows]}, the labelled examples; if the classifier is linear,
 * {@code probe.weight [classes, featureWidth]} and {@code probe.bias [classes]}.
 *
 * @param json content of {@code model.json}
 * @param tensors content of {@code model.safetensors}
 */
public record ModelFile(String json, NamedTensors tensors) {
    private static final String VECTORS = "neighbors.vectors";
    private static final String LABELS = "neighbors.labels";
    private static final String WEIGHT = "probe.weight";
    private static final String BIAS = "probe.bias";

    /** The content for a model. */
    public static ModelFile of(ShippedModel model) {
        Architecture architecture = new Architecture(model.description());
        LabelledBank bank = model.neighbors().bank();
        float[] labels = new float[bank.rows()]; // exact below 2^24
        for (int row = 0; row < labels.length; row++) {
            labels[row] = bank.labels()[row];
        }
        NamedTensors tensors = new NamedTensors()
                .putAll(
                        "",
                        FlatTensors.split(
                                architecture.targetParameters(), model.state().parameters()))
                .putAll(
                        "",
                        FlatTensors.split(
                                architecture.targetStatistics(), model.state().statistics()))
                .put(VECTORS, tensor(bank.vectors()))
                .put(LABELS, HostTensor.of(labels, labels.length));
        if (model.kind() == EvaluationSettings.Classifier.LINEAR) {
            LinearProbe probe = model.probe().orElseThrow();
            tensors.put(WEIGHT, tensor(probe.weights()))
                    .put(BIAS, HostTensor.of(probe.biases(), probe.biases().length));
        }
        return new ModelFile(ModelDescription.of(model).toJson(InferenceGuide.of(model)), tensors);
    }

    /**
     * The model of a content. Its labelled examples have names but no numbers: none is taken for an example that is asked
     * about.
     *
     * @throws IllegalArgumentException if the two files do not fit together
     */
    public ShippedModel toModel() {
        ModelDescription description = ModelDescription.parse(json);
        Architecture architecture = new Architecture(description.architecture());
        NetworkState state = new NetworkState(
                FlatTensors.join(architecture.targetParameters(), tensors),
                FlatTensors.join(architecture.targetStatistics(), tensors));
        Optional<LinearProbe> probe = description.classifier() == EvaluationSettings.Classifier.LINEAR
                ? Optional.of(new LinearProbe(
                        matrix(tensors.get(WEIGHT)), tensors.get(BIAS).toArray()))
                : Optional.empty();
        return new ShippedModel(
                description.architecture(),
                description.classes(),
                description.preprocessing(),
                state,
                description.testTimeFlip(),
                description.classifier(),
                new KnnClassifier(bank(description), description.k(), description.weighting()),
                probe);
    }

    private LabelledBank bank(ModelDescription description) {
        float[] values = tensors.get(LABELS).toArray();
        int[] labels = new int[values.length];
        Arrays.setAll(labels, row -> (int) values[row]);
        int[] unknown = new int[labels.length];
        Arrays.fill(unknown, -1);
        return new LabelledBank(
                description.representation(), matrix(tensors.get(VECTORS)), labels, unknown, description.neighborIds());
    }

    private static HostTensor tensor(Matrix matrix) {
        return HostTensor.of(matrix.values(), matrix.rows(), matrix.columns());
    }

    private static Matrix matrix(HostTensor tensor) {
        if (tensor.shape().length != 2) {
            throw new IllegalArgumentException("no matrix: shape " + Arrays.toString(tensor.shape()));
        }
        return new Matrix((int) tensor.shape()[0], (int) tensor.shape()[1], tensor.toArray());
    }
}
