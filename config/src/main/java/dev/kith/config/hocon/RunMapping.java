package dev.kith.config.hocon;

import static dev.kith.config.hocon.Kinds.choice;
import static dev.kith.config.hocon.Kinds.flag;
import static dev.kith.config.hocon.Kinds.longWhole;
import static dev.kith.config.hocon.Kinds.number;
import static dev.kith.config.hocon.Kinds.size;
import static dev.kith.config.hocon.Kinds.whole;
import static dev.kith.config.hocon.Range.above;
import static dev.kith.config.hocon.Range.atLeast;

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
                budget.get("steps", longWhole("steps", atLeast(1)).or("null", OptionalLong.empty(), OptionalLong::of)),
                budget.get("epochs", duration("epochs")),
                budget.get("minutes", duration("minutes")));
    }

    private static Kind<OptionalDouble> duration(String unit) {
        return number(unit, above(0)).or("null", OptionalDouble.empty(), OptionalDouble::of);
    }

    static FinetuneSettings finetune(Block finetune) {
        return new FinetuneSettings(
                finetune.get("steps", longWhole("steps", atLeast(0))),
                finetune.get("learning-rate", number(above(0))),
                finetune.get("weight-decay", number(atLeast(0))),
                finetune.get("label-smoothing", number(atLeast(0).below(1))));
    }

    static EvaluationSettings evaluation(Block evaluation) {
        return new EvaluationSettings(
                evaluation.get("enabled", flag()),
                evaluation.get("every-steps", longWhole("steps", atLeast(0))),
                evaluation.get("k", whole("neighbours", atLeast(1))),
                evaluation.get("classifier", choice(EvaluationSettings.Classifier.class)),
                evaluation.get("network", choice(EvaluationSettings.Network.class)),
                evaluation.get("test-time-flip", flag()));
    }

    static CheckpointSettings checkpoint(Block checkpoint) {
        return new CheckpointSettings(
                checkpoint.get("every-steps", longWhole("steps", atLeast(0))),
                checkpoint.get("keep", whole("checkpoints", atLeast(1))));
    }

    static PipelineSettings pipeline(Block pipeline) {
        return new PipelineSettings(
                pipeline.get("mode", choice(PipelineSettings.Mode.class)),
                pipeline.get("max-staleness", whole("versions", atLeast(0))),
                pipeline.get("prefetch", whole("batches", atLeast(0))),
                pipeline.get("batch-memory", size()),
                pipeline.get("workers", whole("threads", atLeast(0))),
                pipeline.get("threads", whole("threads", atLeast(0))),
                pipeline.get("layout", choice(PipelineSettings.Layout.class)));
    }

    static MetricsSettings metrics(Block metrics) {
        return new MetricsSettings(metrics.get("every-steps", longWhole("steps", atLeast(1))));
    }
}
