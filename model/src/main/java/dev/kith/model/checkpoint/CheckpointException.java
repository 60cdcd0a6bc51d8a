package dev.kith.model.checkpoint;

import static dev.kith.config.Text.format;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A file of a checkpoint that cannot be written or trusted. The message names the file, the reason and a way out. */
public final class CheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Path file;
    private final String reason;
    private final long lastGood;

    /** A bad file. */
    public CheckpointException(Path file, String reason) {
        this(file, reason, -1, file + ": " + reason, null);
    }

    /** A bad file and the failure that showed it. */
    public CheckpointException(Path file, String reason, Throwable cause) {
        this(file, reason, -1, file + ": " + reason, cause);
    }

    private CheckpointException(Path file, String reason, long lastGood, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.file = file;
        this.reason = reason;
        this.lastGood = lastGood;
    }

    /** The same failure, with the checkpoint that can be used instead. */
    CheckpointException withLastGood(OptionalLong step) {
        String advice = step.isPresent()
                ? format(
                        "the last good checkpoint is that of step %d (--from-step %d goes back to it)",
                        step.getAsLong(), step.getAsLong())
                : "there is no other good checkpoint";
        return new CheckpointException(file, reason, step.orElse(-1), getMessage() + "; " + advice, this);
    }

    /** The file or directory. */
    public Path file() {
        return file;
    }

    /** What is wrong with it. */
    public String reason() {
        return reason;
    }

    /** Step of the newest checkpoint that can be used instead, if that was looked for and found. */
    public OptionalLong lastGood() {
        return lastGood < 0 ? OptionalLong.empty() : OptionalLong.of(lastGood);
    }
}
