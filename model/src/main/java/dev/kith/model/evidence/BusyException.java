package dev.kith.model.evidence;

/** Too many are asking the frozen copy already. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BusyException(String message) {
        super(message);
    }
}
