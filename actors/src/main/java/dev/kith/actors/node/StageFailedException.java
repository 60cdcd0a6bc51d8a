package dev.kith.actors.node;

import static dev.kith.config.Text.format;

import org.jspecify.annotations.Nullable;

/** A node could not do what it was asked to: which one, at what, and why. */
public final class StageFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StageFailedException(String node, String activity, long step, Throwable cause) {
        super(format("%s failed to %s at step %d: %s", node, activity, step, reason(cause)), cause);
    }

    private static @Nullable String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
