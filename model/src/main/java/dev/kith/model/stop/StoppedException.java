package dev.kith.model.stop;

/** Work was asked to end, and has. It is no failure: what was done before, and lies in files, stays. */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Parallel streams make exceptions of other threads anew, which needs this constructor. */
    public StoppedException() {
        super("asked to stop");
    }
}
