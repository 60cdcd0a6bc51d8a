package dev.kith.model.run;

import dev.kith.model.method.PseudoLabels;
import java.util.Map;

/** Hears how a run goes on: a progress bar, a log. Must return quickly. */
public interface RunListener {

    /** A part of the run begins: a few words. */
    default void phase(String name) {}

    /** What the data hold, before the first step. */
    default void found(FoundData found) {
        found.notices().forEach(this::notice);
    }

    /** A step has ended. Metrics are the newest there are, not always of this step. */
    default void stepped(long step, long totalSteps, Map<String, Double> metrics) {}

    /** An evaluation on the validation part has ended. */
    default void evaluated(long step, Map<String, Double> metrics) {}

    /** Something that a person should know. */
    default void notice(String text) {}

    /** The votes of a step are there. */
    default void voted(PseudoLabels labels) {}

    /** The run was cut: a frozen copy of all of its state, which nobody changes any more. */
    default void cut(Cut cut) {}

    /** Hears nothing. */
    static RunListener silent() {
        return new RunListener() {};
    }
}
