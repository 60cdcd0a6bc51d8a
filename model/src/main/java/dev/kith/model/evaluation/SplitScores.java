package dev.kith.model.evaluation;

import dev.kith.config.EvaluationSettings.Classifier;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How good the classifiers of a run are on one part of the data. Empty where that part has no example of known class.
 *
 * @param byClassifier in the order of the enum
 */
public record SplitScores(Map<Classifier, ClassifierScore> byClassifier) {

    public SplitScores {
        Map<Classifier, ClassifierScore> copy = new EnumMap<>(Classifier.class);
        copy.putAll(byClassifier);
        byClassifier = Collections.unmodifiableMap(copy);
    }

    /** The score of a classifier, if the run has it and the part is not empty. */
    public Optional<ClassifierScore> of(Classifier classifier) {
        return Optional.ofNullable(byClassifier.get(classifier));
    }

    /** Accuracy of a classifier, 0 … 1. */
    public OptionalDouble top1(Classifier classifier) {
        return of(classifier)
                .map(score -> OptionalDouble.of(score.accuracy().value()))
                .orElseGet(OptionalDouble::empty);
    }
}
