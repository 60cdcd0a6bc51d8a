package dev.kith.config.hocon;

import static dev.kith.config.hocon.Kinds.choice;
import static dev.kith.config.hocon.Kinds.flag;
import static dev.kith.config.hocon.Kinds.longWhole;
import static dev.kith.config.hocon.Kinds.number;
import static dev.kith.config.hocon.Kinds.size;
import static dev.kith.config.hocon.Kinds.whole;
import static dev.kith.config.hocon.Range.above;
import static dev.kith.config.hocon.Range.atLeast;
import static dev.kith.config.hocon.Range.between;

import dev.kith.config.BudgetSettings;
import dev.kith.config.CheckpointSettings;
import dev.kith.config.EvaluationSettings;
import dev.kith.config.FinetuneSettings;
import dev.kith.config.MetricsSettings;
import dev.kith.config.PipelineSettings;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The blocks that say how long, how and with which records a run goes. */
final class RunMapping {
    private RunMapping() {}

    static BudgetSettings budget(Block budget) {
        budget.alternatives("steps", "epochs", "minutes");
        return new BudgetSettings(
                budget.get(
                        "steps",
                        longWhole("steps", between(1, Bounds.STEPS))
                                .or("null", OptionalLong.empty(), OptionalLong::of)),
                budget.get("epochs", duration("epochs", Bounds.EPOCHS)),
                budget.get("minutes", duration("minutes", Bounds.MINUTES)));
    }

    private static Kind<OptionalDouble> duration(String unit, double most) {
        return number(unit, above(0).upTo(most)).or("null", OptionalDouble.empty(), OptionalDouble::of);
    }

    private static Range upToSteps() {
        return between(0, Bounds.STEPS);
    }

    static FinetuneSettings finetune(Block finetune) {
        return new FinetuneSettings(
                finetune.get("steps", longWhole("steps", upToSteps())),
                finetune.get("learning-rate", number(above(0).upTo(Bounds.RATE))),
                finetune.get("weight-decay", number(between(0, Bounds.RATE))),
                finetune.get("label-smoothing", number(atLeast(0).below(1))));
    }

    static EvaluationSettings evaluation(Block evaluation) {
        return new EvaluationSettings(
                evaluation.get("enabled", flag()),
                evaluation.get("every-steps", longWhole("steps", upToSteps())),
                evaluation.get("k", whole("neighbours", between(1, Bounds.NEIGHBOURS))),
                evaluation.get("classifier", choice(EvaluationSettings.Classifier.class)),
                evaluation.get("network", choice(EvaluationSettings.Network.class)),
                evaluation.get("test-time-flip", flag()));
    }

    static CheckpointSettings checkpoint(Block checkpoint) {
        return new CheckpointSettings(
                checkpoint.get("every-steps", longWhole("steps", upToSteps())),
                checkpoint.get("keep", whole("checkpoints", between(1, Bounds.CHECKPOINTS))));
    }

    static PipelineSettings pipeline(Block pipeline) {
        return new PipelineSettings(
                pipeline.get("mode", choice(PipelineSettings.Mode.class)),
                pipeline.get("max-staleness", whole("versions", between(0, Bounds.BATCHES))),
                pipeline.get("prefetch", whole("batches", between(0, Bounds.BATCHES))),
                pipeline.get("batch-memory", size()),
                pipeline.get("workers", whole("threads", between(0, Bounds.THREADS))),
                pipeline.get("threads", whole("threads", between(0, Bounds.THREADS))),
                pipeline.get("layout", choice(PipelineSettings.Layout.class)));
    }

    static MetricsSettings metrics(Block metrics) {
        return new MetricsSettings(metrics.get("every-steps", longWhole("steps", between(1, Bounds.STEPS))));
    }
}
