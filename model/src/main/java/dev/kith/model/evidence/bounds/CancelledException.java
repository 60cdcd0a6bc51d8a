package dev.kith.model.evidence.bounds;

/** A question that no client waits for any more. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledException(String reason) {
        super(reason);
    }
}
