package dev.kith.model.run;

import dev.kith.config.Settings;
import dev.kith.model.augmentation.Normalization;
import dev.kith.model.augmentation.PlainView;
import dev.kith.model.augmentation.ViewScratch;
import dev.kith.model.data.Examples;
import dev.kith.model.evaluation.CutEvaluation;
import dev.kith.model.evaluation.CutModel;
import dev.kith.model.evaluation.EvaluationData;
import dev.kith.model.evaluation.FinalEvaluation;
import dev.kith.model.evaluation.Finetuner;
import dev.kith.model.evaluation.PlainImages;
import dev.kith.model.evaluation.Preprocessing;
import dev.kith.model.evaluation.Selection;
import dev.kith.model.evaluation.ShippedModel;
import dev.kith.model.method.Batch;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Evaluations of a run, with its images as evaluation sees them. */
public final class Evaluations {

    private Evaluations() {}

    /** Curves on the validation part; beside the training, so on one thread. */
    static CutEvaluation ofCuts(PreparedRun run) {
        return new CutEvaluation(run.settings(), run.context().architecture(), data(run), 1);
    }

    /** The evaluation of the end. */
    static FinalEvaluation ofEnd(PreparedRun run) {
        return new FinalEvaluation(
                run.settings(), run.context().architecture(), data(run), preprocessing(run), finetuneBatches(run));
    }

    /** The data of a run with plain images. */
    public static EvaluationData data(PreparedRun run) {
        return new EvaluationData(
                run.data(),
                run.partition(),
                plain(run, run.data().training()),
                plain(run, run.data().test()));
    }

    /** Other images, as a network of the run sees them. */
    public static Selection of(PreparedRun run, Examples others) {
        return Selection.all(others, plain(run, others));
    }

    /** What a run has learned at a cut, to be used on the calling thread and no other. */
    public static ShippedModel model(PreparedRun run, Cut cut) {
        return CutModel.of(run.settings(), run.context().architecture(), data(run), preprocessing(run), cut);
    }

    private static Preprocessing preprocessing(PreparedRun run) {
        return new Preprocessing(run.normalization().mean(), run.normalization().std());
    }

    private static PlainImages plain(PreparedRun run, Examples examples) {
        return plain(run.settings().data().imageSize(), run.data().channels(), run.normalization(), examples);
    }

    /**
     * Images as evaluation sees them.
     *
     * @param channels of the images
     */
    public static PlainImages plain(int side, int channels, Normalization normalization, Examples examples) {
        PlainView view = new PlainView(side, channels, normalization);
        ConcurrentLinkedQueue<ViewScratch> idle = new ConcurrentLinkedQueue<>();
        return (example, out, offset) -> {
            ViewScratch ready = idle.poll();
            ViewScratch scratch = ready == null ? view.newScratch() : ready;
            view.make(examples.image(example), scratch, out, offset);
            idle.add(scratch);
        };
    }

    /** Batches of labelled rows under the first view's policy, numbered after the steps of the run: new draws. */
    private static Optional<Finetuner.BatchSource> finetuneBatches(PreparedRun run) {
        Settings settings = run.settings();
        if (settings.finetune().steps() == 0) {
            return Optional.empty();
        }
        AugmentedBatches batches = AugmentedBatches.labelledOnly(
                settings,
                run.data(),
                run.partition(),
                run.normalization(),
                run.broken(),
                run.context().timeline());
        long offset = run.context().totalSteps();
        return Optional.of(step -> {
            Batch batch = batches.batch(offset + step);
            batches.release(offset + step - 1);
            return new Finetuner.LabelledBatch(batch.views().get(0), batch.labels());
        });
    }
}
