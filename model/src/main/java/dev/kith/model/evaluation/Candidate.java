package dev.kith.model.evaluation;

import dev.kith.config.EvaluationSettings.Classifier;
import dev.kith.config.Settings;
import dev.kith.model.network.Architecture;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A frozen network with the classifiers that read it, trained on the labelled rows. Made, used and closed on one thread. */
final class Candidate implements AutoCloseable {
    private final FrozenNetwork network;
    private final NetworkState state;
    private final KnnClassifier neighbors;
    private final Optional<LinearProbeFit> probe;
    private final SplitScorer scorer;

    private Candidate(
            FrozenNetwork network,
            NetworkState state,
            KnnClassifier neighbors,
            Optional<LinearProbeFit> probe,
            SplitScorer scorer) {
        this.network = network;
        this.state = state;
        this.neighbors = neighbors;
        this.probe = probe;
        this.scorer = scorer;
    }

    /** What training has made, with k-NN, linear probe and, where there is one, the joint head. */
    static Candidate trained(Settings settings, Architecture architecture, EvaluationData data, NetworkState state) {
        FrozenNetwork network =
                new FrozenNetwork(architecture, state, settings.evaluation().testTimeFlip());
        try {
            Outputs labelled = network.outputs(data.labelled());
            KnnClassifier neighbors = neighbors(settings, data, labelled, Representation.trained());
            LinearProbeFit probe = probe(network, data, labelled);
            Map<Classifier, OutputClassifier> classifiers = new EnumMap<>(Classifier.class);
            classifiers.put(Classifier.KNN, neighbors);
            classifiers.put(Classifier.LINEAR, probe.probe());
            if (architecture.description().head()) {
                classifiers.put(Classifier.HEAD, new HeadClassifier());
            }
            return new Candidate(
                    network,
                    state,
                    neighbors,
                    Optional.of(probe),
                    new SplitScorer(network, classifiers, data.classes()));
        } catch (RuntimeException | Error failure) {
            network.close();
            throw failure;
        }
    }

    /** What fine-tuning has made of it, with its head. */
    static Candidate finetuned(Settings settings, Architecture architecture, EvaluationData data, NetworkState state) {
        FrozenNetwork network =
                new FrozenNetwork(architecture, state, settings.evaluation().testTimeFlip());
        try {
            Representation space = Representation.finetuned(architecture.description());
            KnnClassifier neighbors = neighbors(settings, data, network.outputs(data.labelled()), space);
            return new Candidate(
                    network,
                    state,
                    neighbors,
                    Optional.empty(),
                    new SplitScorer(network, Map.of(Classifier.FINETUNED, new HeadClassifier()), data.classes()));
        } catch (RuntimeException | Error failure) {
            network.close();
            throw failure;
        }
    }

    private static KnnClassifier neighbors(
            Settings settings, EvaluationData data, Outputs labelled, Representation space) {
        LabelledBank bank = LabelledBank.of(space, labelled, data.data().training());
        return new KnnClassifier(bank, settings.evaluation().k());
    }

    private static LinearProbeFit probe(FrozenNetwork network, EvaluationData data, Outputs labelled) {
        Outputs validation = network.outputs(data.validation());
        return LinearProbeFit.choose(
                features(labelled, data.labelled()),
                features(validation, data.validation()),
                data.classes().size());
    }

    private static LinearProbeFit.LabelledFeatures features(Outputs outputs, Selection selection) {
        return new LinearProbeFit.LabelledFeatures(outputs.features(), selection.truth(outputs.examples()));
    }

    /** What could not be decoded so far, as "id: reason". */
    Set<String> broken() {
        return network.broken();
    }

    NetworkState state() {
        return state;
    }

    KnnClassifier neighbors() {
        return neighbors;
    }

    Optional<LinearProbeFit> probe() {
        return probe;
    }

    SplitScorer scorer() {
        return scorer;
    }

    @Override
    public void close() {
        network.close();
    }
}
