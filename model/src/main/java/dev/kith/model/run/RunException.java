package dev.kith.model.run;

/** A run cannot be started or continued as asked; the message says why and what to do. */
public final class RunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunException(String message) {
        super(message);
    }
}
