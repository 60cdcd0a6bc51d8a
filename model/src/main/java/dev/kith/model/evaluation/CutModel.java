package dev.kith.model.evaluation;

import dev.kith.config.EvaluationSettings.Classifier;
import dev.kith.config.Settings;
import dev.kith.model.network.Architecture;
import dev.kith.model.run.Cut;
import java.util.Optional;

/**
 * A model of what a run has learned so far. Its classifier is the task head where there is one, else the vote of the nearest
 * labelled examples: what is trained at the end only is not there yet.
 */
public final class CutModel {

    private CutModel() {}

    /** The model of a cut; embeds the labelled examples on the calling thread. */
    public static ShippedModel of(
            Settings settings, Architecture architecture, EvaluationData data, Preprocessing preprocessing, Cut cut) {
        NetworkState state = CutStates.evaluated(settings, architecture, cut);
        boolean flip = settings.evaluation().testTimeFlip();
        LabelledBank bank;
        try (FrozenNetwork network = new FrozenNetwork(architecture, state, flip)) {
            Outputs labelled = network.outputs(data.labelled());
            bank = LabelledBank.of(
                    Representation.trained(), labelled, data.data().training());
        }
        return new ShippedModel(
                architecture.description(),
                data.classes(),
                preprocessing,
                state,
                flip,
                architecture.description().head() ? Classifier.HEAD : Classifier.KNN,
                new KnnClassifier(bank, settings.evaluation().k()),
                Optional.empty());
    }
}
