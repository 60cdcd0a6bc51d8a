package dev.kith.model.evaluation;

import dev.kith.config.EvaluationSettings.Classifier;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Scores the classifiers of one network on parts of the data, some thousand examples at a time. */
final class SplitScorer {
    private static final int CHUNK = 4096;

    private final FrozenNetwork network;
    private final Map<Classifier, OutputClassifier> classifiers;
    private final List<String> classNames;

    SplitScorer(FrozenNetwork network, Map<Classifier, OutputClassifier> classifiers, List<String> classNames) {
        this.network = network;
        this.classifiers = classifiers;
        this.classNames = classNames;
    }

    /** One part: each example is shown to the network once, and all classifiers read the same outputs. */
    Map<Classifier, ClassifierScore> score(Selection selection) {
        Map<Classifier, PredictionList> predictions = new EnumMap<>(Classifier.class);
        classifiers.forEach(
                (kind, classifier) -> predictions.put(kind, new PredictionList(classifier, selection.size())));
        for (Selection chunk : selection.chunks(CHUNK)) {
            Outputs outputs = network.outputs(chunk);
            int[] truth = chunk.truth(outputs.examples());
            predictions.values().forEach(list -> list.add(outputs, truth));
        }
        Map<Classifier, ClassifierScore> scores = new EnumMap<>(Classifier.class);
        predictions.forEach((kind, list) -> list.score(classNames).ifPresent(score -> scores.put(kind, score)));
        return scores;
    }

    /** Whether a classifier is among those scored. */
    boolean scores(Classifier kind) {
        return classifiers.containsKey(kind);
    }
}
