package dev.kith.model.run;

import java.util.concurrent.atomic.AtomicBoolean;

/** Asks a run to finish its step, save and end. Thread-safe. */
public final class StopSignal {
    private final AtomicBoolean requested = new AtomicBoolean();

    public void request() {
        requested.set(true);
    }

    public boolean requested() {
        return requested.get();
    }
}
