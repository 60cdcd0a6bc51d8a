package dev.kith.model.evaluation;

import dev.kith.config.EvaluationSettings.Classifier;
import dev.kith.config.Settings;
import dev.kith.model.engine.Lane;
import dev.kith.model.network.Architecture;
import dev.kith.model.run.Cut;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The end of a run: trains the classifiers on the labelled rows, chooses on the validation part, and only then, when nothing
 * is left to choose, reads the test split, once.
 */
public final class FinalEvaluation {
    /** Examples of the pool, of known class, that are scored at most. */
    static final int UNLABELLED_EXAMPLES = 5_000;

    private final Settings settings;
    private final Architecture architecture;
    private final EvaluationData data;
    private final Preprocessing preprocessing;
    private final Optional<Finetuner.BatchSource> finetuneBatches;

    /** The figures, and the model that they are about. */
    public record Result(EvaluationReport report, ShippedModel model) {}

    /**
     * Checks, long before the end, that the classifier to be shipped can be made.
     *
     * @param finetuneBatches augmented batches of labelled rows; empty: no fine-tuning whatever the settings say
     * @throws IllegalArgumentException if it cannot, saying which setting to change
     */
    public FinalEvaluation(
            Settings settings,
            Architecture architecture,
            EvaluationData data,
            Preprocessing preprocessing,
            Optional<Finetuner.BatchSource> finetuneBatches) {
        Classifier shipped = settings.evaluation().classifier();
        boolean finetuning = settings.finetune().steps() > 0 && finetuneBatches.isPresent();
        if (shipped == Classifier.HEAD && !architecture.description().head()) {
            throw new IllegalArgumentException(
                    "evaluation.classifier = head needs a task head: set head.enabled = true, or choose knn or linear");
        }
        if (shipped == Classifier.FINETUNED && !finetuning) {
            throw new IllegalArgumentException(
                    "evaluation.classifier = finetuned needs fine-tuning: set finetune.steps above 0");
        }
        if (finetuning && !architecture.description().head()) {
            throw new IllegalArgumentException(
                    "fine-tuning needs a task head: set head.enabled = true, or finetune.steps = 0");
        }
        if (data.partition().labelled().length == 0) {
            throw new IllegalArgumentException("no labelled example to train a classifier on");
        }
        this.settings = settings;
        this.architecture = architecture;
        this.data = data;
        this.preprocessing = preprocessing;
        this.finetuneBatches = finetuning ? finetuneBatches : Optional.empty();
    }

    /**
     * Evaluates the state at the end of training.
     *
     * @param threads intra-op threads
     */
    public Result evaluate(Cut end, int threads) {
        NetworkState trained = CutStates.evaluated(settings, architecture, end);
        try (Lane lane = new Lane("final-evaluation", threads)) {
            return lane.call(Lane.Priority.EVALUATION, () -> evaluate(trained));
        }
    }

    private Result evaluate(NetworkState state) {
        Optional<NetworkState> tunedState =
                finetuneBatches.map(batches -> new Finetuner(architecture, settings).finetune(state, batches));
        List<Candidate> candidates = new ArrayList<>();
        try {
            Candidate trained = Candidate.trained(settings, architecture, data, state);
            candidates.add(trained);
            tunedState.ifPresent(s -> candidates.add(Candidate.finetuned(settings, architecture, data, s)));
            // Everything is trained and chosen: from here on it is only measured.
            EvaluationReport report = report(candidates, trained.probe().orElseThrow());
            Candidate shipped = candidates.stream()
                    .filter(candidate -> candidate.scorer().scores(shipped()))
                    .findFirst()
                    .orElseThrow();
            return new Result(report, model(shipped));
        } finally {
            candidates.forEach(Candidate::close);
        }
    }

    private EvaluationReport report(List<Candidate> candidates, LinearProbeFit probe) {
        SplitScores validation = scores(candidates, data.validation());
        SplitScores unlabelled = scores(candidates, data.knownUnlabelled(settings.seed(), UNLABELLED_EXAMPLES));
        SplitScores test = scores(candidates, data.testSplit());
        TreeSet<String> broken = new TreeSet<>();
        candidates.forEach(candidate -> broken.addAll(candidate.broken()));
        return new EvaluationReport(
                shipped(),
                data.partition().labelled().length,
                data.partition().validation().length,
                probe.l2(),
                test,
                validation,
                unlabelled,
                List.copyOf(broken));
    }

    private static SplitScores scores(List<Candidate> candidates, Selection selection) {
        Map<Classifier, ClassifierScore> scores = new EnumMap<>(Classifier.class);
        candidates.forEach(candidate -> scores.putAll(candidate.scorer().score(selection)));
        return new SplitScores(scores);
    }

    private ShippedModel model(Candidate candidate) {
        return new ShippedModel(
                architecture.description(),
                data.classes(),
                preprocessing,
                candidate.state(),
                settings.evaluation().testTimeFlip(),
                shipped(),
                candidate.neighbors(),
                candidate.probe().map(LinearProbeFit::probe));
    }

    private Classifier shipped() {
        return settings.evaluation().classifier();
    }
}
