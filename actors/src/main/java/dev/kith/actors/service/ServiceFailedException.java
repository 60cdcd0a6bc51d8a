package dev.kith.actors.service;

/** A service beside the training could not do its work. */
public final class ServiceFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServiceFailedException(String what, Throwable cause) {
        super(what + ": " + cause.getMessage(), cause);
    }
}
