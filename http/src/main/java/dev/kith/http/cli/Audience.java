package dev.kith.http.cli;

import dev.kith.http.service.RunExecutor;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunListener;

/** Who watches a training, besides the terminal. */
interface Audience extends AutoCloseable {

    /** Hears how it goes on, after the terminal. */
    default RunListener beside(PreparedRun run, RunListener terminal) {
        return terminal;
    }

    /** Hears how it ended; only the first end counts. */
    default void ended(RunExecutor.End end) {}

    /** Waits as long as the audience was invited to stay. */
    default void stay() {}

    @Override
    default void close() {}

    /** Nobody. */
    static Audience none() {
        return new Audience() {};
    }
}
