package dev.kith.model.evidence.bounds;

/** There is no room for a question now; later there will be. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BusyException(String message) {
        super(message);
    }
}
