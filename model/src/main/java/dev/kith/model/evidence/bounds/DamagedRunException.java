package dev.kith.model.evidence.bounds;

/** A run whose files are damaged, so that it cannot be asked. The message says which file and what is wrong with it. */
public final class DamagedRunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedRunException(String message, Throwable cause) {
        super(message, cause);
    }
}
