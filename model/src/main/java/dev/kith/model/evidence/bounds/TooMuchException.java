package dev.kith.model.evidence.bounds;

/** A question that asks for more than is ever answered at once. */
public final class TooMuchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooMuchException(String message) {
        super(message);
    }
}
