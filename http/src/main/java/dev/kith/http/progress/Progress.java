package dev.kith.http.progress;

import dev.kith.model.run.RunListener;

/** Shows how a run goes on, until it is closed. Thread-safe. */
public interface Progress extends RunListener, AutoCloseable {

    /** Leaves the output at the beginning of a line. */
    @Override
    void close();

    /** Shows notices only. */
    static Progress notices(java.io.PrintStream err) {
        return new Progress() {
            @Override
            public void notice(String text) {
                err.println(text);
            }

            @Override
            public void close() {}
        };
    }
}
