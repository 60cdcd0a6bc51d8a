package dev.kith.model.method;

import dev.kith.config.Settings;

/** A learning algorithm: a plan for given settings. */
@FunctionalInterface
public interface Method {

    /** Nodes and edges, none of them opened yet. */
    Plan plan(RunContext run);

    /** The method that settings name. */
    static Method of(Settings settings) {
        return switch (settings.method()) {
            case SEMPPL -> new SemPpl();
            case SUPERVISED -> new Supervised();
        };
    }
}
