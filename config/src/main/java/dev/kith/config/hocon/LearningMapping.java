package dev.kith.config.hocon;

import static dev.kith.config.hocon.Kinds.choice;
import static dev.kith.config.hocon.Kinds.flag;
import static dev.kith.config.hocon.Kinds.longWhole;
import static dev.kith.config.hocon.Kinds.number;
import static dev.kith.config.hocon.Kinds.whole;
import static dev.kith.config.hocon.Range.SHARE;
import static dev.kith.config.hocon.Range.above;
import static dev.kith.config.hocon.Range.atLeast;

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
                loss.get("temperature", number(above(0))),
                loss.get("alpha", number(atLeast(0))),
                loss.get("negatives", whole("rows", atLeast(1)).or("all", OptionalInt.empty(), OptionalInt::of)),
                loss.get("both-directions", flag()),
                loss.get("augmentation-term", flag()));
    }

    static QueueSettings queue(Block queue) {
        return new QueueSettings(
                queue.get("capacity", whole("entries", atLeast(1)).or("auto", OptionalInt.empty(), OptionalInt::of)),
                queue.get("exclude-self", flag()));
    }

    static LabelerSettings labeler(Block labeler) {
        return new LabelerSettings(
                labeler.get("k", whole("neighbours", atLeast(1))),
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
                head.get("weight", number(atLeast(0))),
                head.get("label-smoothing", number(atLeast(0).below(1))),
                head.get("pseudo-weight", number(atLeast(0))),
                head.get("pseudo-from-step", longWhole("steps", atLeast(0))),
                head.get("pseudo-agreement", number(SHARE)));
    }

    static OptimizerSettings optimizer(Block optimizer) {
        return new OptimizerSettings(
                optimizer.get("algorithm", choice(OptimizerSettings.Algorithm.class)),
                optimizer.get("learning-rate", number(above(0))),
                optimizer.get("weight-decay", number(atLeast(0))),
                optimizer.get("momentum", number(atLeast(0).below(1))),
                optimizer.get("beta1", number(atLeast(0).below(1))),
                optimizer.get("beta2", number(atLeast(0).below(1))),
                optimizer.get("epsilon", number(above(0))),
                optimizer.get("warmup-steps", longWhole("steps", atLeast(0))),
                optimizer.get("final-fraction", number(SHARE)));
    }
}
