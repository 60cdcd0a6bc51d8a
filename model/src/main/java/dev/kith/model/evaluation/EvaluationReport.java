package dev.kith.model.evaluation;

import dev.kith.config.EvaluationSettings;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The final figures of a run.
 *
 * @param classifier the shipped one, set before the run began
 * @param labels labelled examples that training was shown
 * @param validationExamples examples whose labels curves and choices have cost
 * @param probeL2 penalty of the linear probe, chosen on the validation part
 * @param test on the test split, which was read once
 * @param validation on the held-out training examples
 * @param unlabelled on examples of the pool whose class is known: transductive, as training has seen their images
 * @param broken examples that could not be decoded, as "id: reason"
 */
public record EvaluationReport(
        EvaluationSettings.Classifier classifier,
        int labels,
        int validationExamples,
        double probeL2,
        SplitScores test,
        SplitScores validation,
        SplitScores unlabelled,
        List<String> broken) {

    public EvaluationReport {
        broken = List.copyOf(broken);
    }

    /** Accuracy of the shipped classifier on the test split. */
    public OptionalDouble accuracy() {
        return test.top1(classifier);
    }
}
