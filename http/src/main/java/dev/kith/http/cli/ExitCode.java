package dev.kith.http.cli;

/** What the process says when it ends. */
public final class ExitCode {
    public static final int DONE = 0;
    /** Something went wrong on the way. */
    public static final int FAILED = 1;
    /** Wrong usage, configuration or data: nothing was begun. */
    public static final int WRONG = 2;
    /** Stopped by a signal; what was trained is saved. */
    public static final int INTERRUPTED = 130;

    private ExitCode() {}
}
