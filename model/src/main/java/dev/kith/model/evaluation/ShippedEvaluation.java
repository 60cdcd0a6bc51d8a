package dev.kith.model.evaluation;

import dev.kith.config.EvaluationSettings.Classifier;
import dev.kith.model.engine.Lane;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Measures a model that was shipped, long after its run has ended. */
public final class ShippedEvaluation {

    private ShippedEvaluation() {}

    /**
     * Scores the shipped classifier, the vote of the nearest labelled examples and a linear probe on the test split. The
     * probe is the shipped one, or is fitted again on the labelled rows, its penalty chosen on the validation part; without
     * these rows there is none.
     *
     * @param data in which classes have the model's numbers
     * @param refit whether the labelled rows of {@code data} are those that training was shown
     * @param threads intra-op threads
     */
    public static SplitScores ofTestSplit(ShippedModel model, EvaluationData data, boolean refit, int threads) {
        try (Lane lane = new Lane("evaluation", threads)) {
            return lane.call(Lane.Priority.EVALUATION, () -> ofTestSplit(model, data, refit));
        }
    }

    private static SplitScores ofTestSplit(ShippedModel model, EvaluationData data, boolean refit) {
        try (FrozenNetwork network = model.open()) {
            Map<Classifier, OutputClassifier> classifiers = new EnumMap<>(Classifier.class);
            classifiers.put(Classifier.KNN, model.neighbors());
            Optional<LinearProbe> probe =
                    model.probe().or(() -> refit ? Optional.of(probe(network, data)) : Optional.empty());
            probe.ifPresent(linear -> classifiers.put(Classifier.LINEAR, linear));
            classifiers.put(model.kind(), model.classifier());
            SplitScorer scorer = new SplitScorer(network, classifiers, model.classes());
            return new SplitScores(scorer.score(data.testSplit()));
        }
    }

    private static LinearProbe probe(FrozenNetwork network, EvaluationData data) {
        return LinearProbeFit.choose(
                        features(network, data.labelled()),
                        features(network, data.validation()),
                        data.classes().size())
                .probe();
    }

    private static LinearProbeFit.LabelledFeatures features(FrozenNetwork network, Selection selection) {
        Outputs outputs = network.outputs(selection);
        return new LinearProbeFit.LabelledFeatures(outputs.features(), selection.truth(outputs.examples()));
    }
}
