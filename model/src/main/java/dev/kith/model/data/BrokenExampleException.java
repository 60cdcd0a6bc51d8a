package dev.kith.model.data;

/** One example whose bytes cannot be decoded: it is skipped, counted and listed. */
public final class BrokenExampleException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String id;

    public BrokenExampleException(String id, String reason) {
        super(id + ": " + reason);
        this.id = id;
    }

    /** The example's name. */
    public String id() {
        return id;
    }
}
