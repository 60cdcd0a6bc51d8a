package dev.kith.model.evaluation;

import dev.kith.config.EvaluationSettings.Classifier;
import dev.kith.model.data.Examples;
import java.util.Arrays;
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
    Map<Classifier, ClassifierScore> score(Split split, Examples labels, PlainImages images, int[] examples) {
        Map<Classifier, PredictionList> predictions = new EnumMap<>(Classifier.class);
        classifiers.forEach(
                (kind, classifier) -> predictions.put(kind, new PredictionList(classifier, examples.length)));
        for (int start = 0; start < examples.length; start += CHUNK) {
            int[] some = Arrays.copyOfRange(examples, start, Math.min(examples.length, start + CHUNK));
            Outputs outputs = network.outputs(split, images, some);
            int[] truth = Arrays.stream(outputs.examples()).map(labels::truth).toArray();
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
