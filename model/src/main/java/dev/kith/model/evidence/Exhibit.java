package dev.kith.model.evidence;

import dev.kith.model.engine.NamedTensors;
import dev.kith.model.evaluation.ShippedModel;
import dev.kith.model.run.Cut;
import dev.kith.model.run.Evaluations;
import dev.kith.model.run.PreparedRun;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A state of a run that can be asked.
 *
 * @param model makes the model, on the thread that uses it
 * @param cut all of its state; a shipped model has none
 * @param notice why it is not the newest one there should be
 */
record Exhibit(
        FrozenCopies.Version version,
        PreparedRun run,
        Supplier<ShippedModel> model,
        Optional<Cut> cut,
        Optional<String> notice) {
    private static final String QUEUE = "queue";

    static Exhibit ofCut(String id, PreparedRun run, Cut cut, Object stamp, Optional<String> notice) {
        return new Exhibit(
                new FrozenCopies.Version(id, cut.step(), stamp),
                run,
                () -> Evaluations.model(run, cut),
                Optional.of(cut),
                notice);
    }

    static Exhibit ofModel(String id, PreparedRun run, ShippedModel model, Object stamp) {
        FrozenCopies.Version version =
                new FrozenCopies.Version(id, run.context().totalSteps(), stamp);
        return new Exhibit(version, run, () -> model, Optional.empty(), Optional.empty());
    }

    /** The state of the node that holds the queue; a method without a queue has none. */
    Optional<NamedTensors> queue() {
        return cut.map(made -> made.states().get(QUEUE));
    }

    /** The same, with another reason in front of its own. */
    Exhibit because(String reason) {
        String all = notice.map(own -> reason + "; " + own).orElse(reason);
        return new Exhibit(version, run, model, cut, Optional.of(all));
    }
}
