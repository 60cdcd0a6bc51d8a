package dev.kith.model.evaluation;

/** The joint task head's most probable class. */
public record HeadClassifier() implements OutputClassifier {

    @Override
    public Predictions classify(Outputs outputs) {
        return Predictions.mostProbable(outputs.probabilities()
                .orElseThrow(() -> new IllegalStateException("this network has no task head to classify with")));
    }
}
