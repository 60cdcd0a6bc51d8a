package dev.kith.model.evaluation;

import dev.kith.config.EvaluationSettings;
import dev.kith.config.Settings;
import dev.kith.model.engine.Lane;
import dev.kith.model.network.Architecture;
import dev.kith.model.run.Cut;
import dev.kith.model.run.RunServices;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures a frozen copy on the validation part while training goes on: {@code eval/knn_top1}, with the labelled examples as
 * neighbours, and {@code eval/accuracy} of the task head where there is one. Nothing where nothing is held out. Works on a
 * lane of its own.
 */
public final class CutEvaluation implements RunServices.CutEvaluator, AutoCloseable {
    private final Settings settings;
    private final Architecture architecture;
    private final EvaluationData data;
    private final Lane lane;

    /** @param threads intra-op threads of the lane */
    public CutEvaluation(Settings settings, Architecture architecture, EvaluationData data, int threads) {
        this.settings = settings;
        this.architecture = architecture;
        this.data = data;
        this.lane = new Lane("evaluation", threads);
    }

    @Override
    public Map<String, Double> evaluate(Cut cut) {
        if (data.validation().size() == 0) {
            return Map.of();
        }
        return lane.call(Lane.Priority.EVALUATION, () -> evaluate(CutStates.evaluated(settings, architecture, cut)));
    }

    private Map<String, Double> evaluate(NetworkState state) {
        EvaluationSettings evaluation = settings.evaluation();
        Map<String, Double> metrics = new TreeMap<>();
        try (FrozenNetwork network = new FrozenNetwork(architecture, state, evaluation.testTimeFlip())) {
            Outputs validation = network.outputs(data.validation());
            if (validation.rows() == 0) { // none can be decoded
                return metrics;
            }
            if (data.labelled().size() > 0) {
                Outputs labelled = network.outputs(data.labelled());
                LabelledBank bank = LabelledBank.of(
                        Representation.trained(), labelled, data.data().training());
                metrics.put("eval/knn_top1", accuracy(new KnnClassifier(bank, evaluation.k()), validation));
            }
            if (architecture.description().head()) {
                metrics.put("eval/accuracy", accuracy(new HeadClassifier(), validation));
            }
        }
        return metrics;
    }

    private double accuracy(OutputClassifier classifier, Outputs validation) {
        int[] truth = data.validation().truth(validation.examples());
        return Accuracy.of(truth, classifier.classify(validation).labels()).value();
    }

    @Override
    public void close() {
        lane.close();
    }
}
