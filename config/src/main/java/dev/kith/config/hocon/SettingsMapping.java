package dev.kith.config.hocon;

import static dev.kith.config.hocon.Kinds.choice;
import static dev.kith.config.hocon.Kinds.longWhole;
import static dev.kith.config.hocon.Kinds.name;

import dev.kith.config.Settings;

/** The whole tree: this class and its siblings are the only place that says which keys there are. */
final class SettingsMapping {
    private SettingsMapping() {}

    static Settings settings(Block root) {
        return new Settings(
                root.get("preset", name()),
                root.get("seed", longWhole("", Range.ANY)),
                root.get("method", choice(Settings.Method.class)),
                DataMapping.data(root.block("data")),
                DataMapping.batch(root.block("batch")),
                ViewsMapping.views(root.block("views")),
                NetworkMapping.encoder(root.block("encoder")),
                NetworkMapping.mlp(root.block("projector")),
                NetworkMapping.mlp(root.block("predictor")),
                LearningMapping.loss(root.block("loss")),
                LearningMapping.queue(root.block("queue")),
                LearningMapping.labeler(root.block("labeler")),
                LearningMapping.ema(root.block("ema")),
                LearningMapping.head(root.block("head")),
                LearningMapping.optimizer(root.block("optimizer")),
                RunMapping.budget(root.block("budget")),
                RunMapping.finetune(root.block("finetune")),
                RunMapping.evaluation(root.block("evaluation")),
                RunMapping.checkpoint(root.block("checkpoint")),
                RunMapping.pipeline(root.block("pipeline")),
                RunMapping.metrics(root.block("metrics")));
    }
}
