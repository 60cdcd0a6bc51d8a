package dev.kith.model.evaluation;

import dev.kith.config.EvaluationSettings;
import dev.kith.model.network.Architecture;
import java.util.List;
import java.util.Optional;

/**
 * What a run leaves behind to be used: a network, its classifier, and the labelled examples that are its evidence.
 *
 * @param classes names, in the order of the class numbers
 * @param testTimeFlip whether outputs are averaged over image and mirror image
 * @param kind the classifier that {@link #classifier()} returns
 * @param neighbors the vote of the labelled examples, whatever the classifier is
 * @param probe present if the classifier is linear
 */
public record ShippedModel(
        Architecture.Description description,
        List<String> classes,
        Preprocessing preprocessing,
        NetworkState state,
        boolean testTimeFlip,
        EvaluationSettings.Classifier kind,
        KnnClassifier neighbors,
        Optional<LinearProbe> probe) {

    public ShippedModel {
        classes = List.copyOf(classes);
        if (kind == EvaluationSettings.Classifier.LINEAR && probe.isEmpty()) {
            throw new IllegalArgumentException("a model with a linear classifier needs its weights");
        }
    }

    /** A frozen copy of the network, to be used and closed on the calling thread. */
    public FrozenNetwork open() {
        return new FrozenNetwork(new Architecture(description), state, testTimeFlip);
    }

    /** The shipped classifier. */
    public OutputClassifier classifier() {
        return switch (kind) {
            case HEAD, FINETUNED -> new HeadClassifier();
            case KNN -> neighbors;
            case LINEAR -> probe.orElseThrow();
        };
    }
}
