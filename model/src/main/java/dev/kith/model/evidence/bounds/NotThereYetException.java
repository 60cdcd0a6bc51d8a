package dev.kith.model.evidence.bounds;

/** What is asked for comes later in the run. The message says when. */
public final class NotThereYetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotThereYetException(String message) {
        super(message);
    }
}
