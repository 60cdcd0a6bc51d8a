package dev.kith.http.cli;

/** Words of the command line that do not fit together; the message says which and what to do. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
