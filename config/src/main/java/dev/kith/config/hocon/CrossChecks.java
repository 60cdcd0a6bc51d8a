package dev.kith.config.hocon;

import static dev.kith.config.Text.format;

import dev.kith.config.BudgetSettings;
import dev.kith.config.DataSettings;
import dev.kith.config.EvaluationSettings;
import dev.kith.config.PipelineSettings;
import dev.kith.config.Settings;
import dev.kith.config.ViewSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The conditions that tie several keys together. One whose keys have problems of their own is passed over. */
final class CrossChecks {
    private final Settings settings;
    private final Reading reading;
    private final Map<String, String> texts;
    private final List<Problem> problems = new ArrayList<>();

    private CrossChecks(Settings settings, Reading reading) {
        this.settings = settings;
        this.reading = reading;
        this.texts = HoconText.of(settings);
    }

    static List<Problem> problems(Settings settings, Reading reading) {
        CrossChecks checks = new CrossChecks(settings, reading);
        checks.data();
        checks.batch();
        checks.view("views.first", settings.views().first());
        checks.view("views.second", settings.views().second());
        checks.networks();
        checks.loss();
        checks.queue();
        checks.buffers();
        checks.head();
        checks.budget();
        checks.evaluation();
        checks.pipeline();
        return checks.problems;
    }

    private void data() {
        DataSettings data = settings.data();
        if (data.source() == DataSettings.Source.SHAPES) {
            int labels = data.labels().orElse(0);
            int room = data.shapesTrain() - labels;
            demand(
                    labels <= data.shapesTrain(),
                    "data.labels",
                    "at most " + data.shapesTrain() + ", the examples there are",
                    "data.shapes-train");
            demand(
                    labels > data.shapesTrain() || data.validation() < room,
                    "data.validation",
                    "below " + room + ", so that unlabelled examples remain",
                    "data.shapes-train",
                    "data.labels");
        } else {
            String root = data.source().folder().isPresent() ? ", or the environment variable KITH_DATA" : "";
            demand(
                    data.directory().isPresent(),
                    "data.directory",
                    "a folder (data.directory=DIR or --data DIR" + root + ")",
                    "data.source");
        }
    }

    private void batch() {
        int size = settings.batch().size();
        int labelled = settings.batch().labelled();
        boolean semppl = settings.method() == Settings.Method.SEMPPL;
        int least = semppl ? 1 : 0;
        int most = semppl ? size - 1 : size;
        demand(
                least <= labelled && labelled <= most,
                "batch.labelled",
                format("from %d to %d", least, most),
                "batch.size",
                "method");
    }

    private void view(String path, ViewSettings view) {
        ViewSettings.Crop crop = view.crop();
        ordered(crop.minArea(), crop.maxArea(), path + ".crop.min-area", path + ".crop.max-area");
        ordered(crop.minAspect(), crop.maxAspect(), path + ".crop.min-aspect", path + ".crop.max-aspect");
        ordered(view.blur().minSigma(), view.blur().maxSigma(), path + ".blur.min-sigma", path + ".blur.max-sigma");
    }

    private void ordered(double min, double max, String minKey, String maxKey) {
        demand(min <= max, minKey, "at most that of " + maxKey, maxKey);
    }

    private void networks() {
        int stem =
                switch (settings.encoder().stem()) {
                    case PLAIN -> 1;
                    case STRIDED -> 2;
                    case IMAGENET -> 4;
                };
        int stride = stem << (settings.encoder().blocks().size() - 1);
        demand(
                settings.data().imageSize() >= stride,
                "data.image-size",
                "at least " + stride + ", the total stride of the encoder",
                "encoder.stem",
                "encoder.blocks");
        demand(
                settings.predictor().output() == settings.projector().output(),
                "predictor.output",
                "the width of the projections it is compared with",
                "projector.output");
    }

    private void loss() {
        int others = settings.batch().size() - 1;
        demand(
                settings.loss().negatives().orElse(0) <= others,
                "loss.negatives",
                "at most " + others + ", the other rows of the batch",
                "batch.size");
        boolean objective =
                settings.loss().augmentationTerm() || settings.loss().alpha() > 0;
        demand(
                objective || settings.method() != Settings.Method.SEMPPL,
                "loss.alpha",
                "above 0, for nothing else is left of the loss",
                "loss.augmentation-term",
                "method");
    }

    private void queue() {
        int capacity = settings.queue().entries(settings.batch().size());
        demand(
                capacity >= settings.batch().labelled(),
                "queue.capacity",
                "room for the labelled rows of a batch",
                "batch.labelled");
        demand(
                capacity >= settings.labeler().k(),
                "labeler.k",
                "at most " + capacity + ", the entries of the queue",
                "queue.capacity",
                "batch.size");
    }

    /** What is one buffer holds at most as many numbers as its bytes can be counted. */
    private void buffers() {
        int width = settings.projector().output();
        long most = Bounds.BUFFER_NUMBERS / width;
        demand(
                settings.batch().size() <= most,
                "batch.size",
                format("at most %d, so that the embeddings of a batch fit into one buffer", most),
                "projector.output");
        demand(
                settings.queue().entries(settings.batch().size()) <= most,
                "queue.capacity",
                format("at most %d, so that the entries of a queue fit into one buffer", most),
                "projector.output",
                "batch.size");
    }

    private void head() {
        boolean enabled = settings.head().enabled();
        demand(enabled || settings.head().pseudoWeight() == 0, "head.pseudo-weight", "0", "head.enabled");
    }

    private void budget() {
        BudgetSettings budget = settings.budget();
        boolean some = budget.steps().isPresent()
                || budget.epochs().isPresent()
                || budget.minutes().isPresent();
        demand(some, "budget.steps", "a number, unless another budget is set", "budget.epochs", "budget.minutes");
    }

    private void evaluation() {
        EvaluationSettings evaluation = settings.evaluation();
        boolean head = evaluation.classifier() == EvaluationSettings.Classifier.HEAD;
        demand(
                !head || settings.head().enabled(),
                "evaluation.classifier",
                "a classifier that is trained",
                "head.enabled");
        boolean finetuned = evaluation.classifier() == EvaluationSettings.Classifier.FINETUNED;
        demand(
                !finetuned || settings.finetune().steps() > 0,
                "evaluation.classifier",
                "a classifier that is trained",
                "finetune.steps");
        boolean curves = evaluation.enabled() && evaluation.everySteps() > 0;
        demand(
                !curves || settings.data().validation() > 0,
                "data.validation",
                "at least 1",
                "evaluation.enabled",
                "evaluation.every-steps");
    }

    private void pipeline() {
        PipelineSettings pipeline = settings.pipeline();
        demand(
                pipeline.layout() == PipelineSettings.Layout.AUTO
                        || !pipeline.loadsInTurns()
                        || pipeline.workers() == 0,
                "pipeline.workers",
                "0 where loading takes its turn: loading uses the threads of the lane then (pipeline.threads)",
                "pipeline.layout");
    }

    private void demand(boolean holds, String key, String expected, String... others) {
        boolean comparable = reading.isRight(key) && Arrays.stream(others).allMatch(reading::isRight);
        if (comparable && !holds) {
            String because = Arrays.stream(others).map(this::shown).collect(Collectors.joining(" and "));
            problems.add(Problem.conflict(key, where(key), text(key), expected + ", because " + because));
        }
    }

    private String shown(String key) {
        return format("%s is %s (%s)", key, text(key), where(key));
    }

    private String text(String key) {
        return texts.getOrDefault(key, "");
    }

    private String where(String key) {
        return Tree.where(reading.value(key).origin());
    }
}
