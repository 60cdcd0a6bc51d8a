package dev.kith.actors.stage;

/** A message that no correct sender sends. It fails the attempt; the message names it. */
public final class ProtocolDefectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProtocolDefectException(String message) {
        super(message);
    }
}
