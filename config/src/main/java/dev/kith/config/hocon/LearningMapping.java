package dev.kith.config.hocon;

import static dev.kith.config.hocon.Kinds.choice;
import static dev.kith.config.hocon.Kinds.flag;
import static dev.kith.config.hocon.Kinds.longWhole;
import static dev.kith.config.hocon.Kinds.number;
import static dev.kith.config.hocon.Kinds.whole;
import static dev.kith.config.hocon.Range.SHARE;
import static dev.kith.config.hocon.Range.above;
import static dev.kith.config.hocon.Range.atLeast;
import static dev.kith.config.hocon.Range.between;

import dev.kith.config.EmaSettings;
import dev.kith.config.HeadSettings;
import dev.kith.config.LabelerSettings;
import dev.kith.config.LossSettings;
import dev.kith.config.OptimizerSettings;
import dev.kith.config.QueueSettings;
import java.util.OptionalInt;

/** The blocks that make up the learning algorithm. */
final class LearningMapping {
    private LearningMapping() {}

    static LossSettings loss(Block loss) {
        return new LossSettings(
                loss.get("temperature", number(between(0.001, 1000))),
                loss.get("alpha", number(between(0, Bounds.WEIGHT))),
                loss.get(
                        "negatives",
                        whole("rows", between(1, Bounds.ROWS)).or("all", OptionalInt.empty(), OptionalInt::of)),
                loss.get("both-directions", flag()),
                loss.get("augmentation-term", flag()));
    }

    static QueueSettings queue(Block queue) {
        return new QueueSettings(
                queue.get(
                        "capacity",
                        whole("entries", between(1, Bounds.ENTRIES)).or("auto", OptionalInt.empty(), OptionalInt::of)),
                queue.get("exclude-self", flag()));
    }

    static LabelerSettings labeler(Block labeler) {
        return new LabelerSettings(
                labeler.get("k", whole("neighbours", between(1, Bounds.NEIGHBOURS))),
                labeler.get("votes-by-view", flag()),
                labeler.get("distinct-ids", flag()));
    }

    static EmaSettings ema(Block ema) {
        return new EmaSettings(
                ema.get("decay", number(SHARE)), ema.get("schedule", choice(EmaSettings.Schedule.class)));
    }

    static HeadSettings head(Block head) {
        return new HeadSettings(
                head.get("enabled", flag()),
                head.get("input", choice(HeadSettings.Input.class)),
                head.get("weight", number(between(0, Bounds.WEIGHT))),
                head.get("label-smoothing", number(atLeast(0).below(1))),
                head.get("pseudo-weight", number(between(0, Bounds.WEIGHT))),
                head.get("pseudo-from-step", longWhole("steps", between(0, Bounds.STEPS))),
                head.get("pseudo-agreement", number(SHARE)));
    }

    static OptimizerSettings optimizer(Block optimizer) {
        return new OptimizerSettings(
                optimizer.get("algorithm", choice(OptimizerSettings.Algorithm.class)),
                optimizer.get("learning-rate", number(above(0).upTo(Bounds.RATE))),
                optimizer.get("weight-decay", number(between(0, Bounds.RATE))),
                optimizer.get("momentum", number(atLeast(0).below(1))),
                optimizer.get("beta1", number(atLeast(0).below(1))),
                optimizer.get("beta2", number(atLeast(0).below(1))),
                optimizer.get("epsilon", number(between(1e-30, 1))),
                optimizer.get("warmup-steps", longWhole("steps", between(0, Bounds.STEPS))),
                optimizer.get("final-fraction", number(SHARE)));
    }
}
