package dev.kith.http.cli;

import static dev.kith.config.Text.format;

import dev.kith.config.hocon.ConfigurationException;
import dev.kith.http.client.RefusedException;
import dev.kith.http.client.UnreachableException;
import dev.kith.model.checkpoint.CheckpointException;
import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.DataException;
import dev.kith.model.run.RunException;
import dev.kith.model.run.TrainingFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person is told about something that went wrong.
 *
 * @param kind stable, for programs
 * @param message a sentence or two: what, why and what to do
 */
record Failure(Kind kind, String message) {
    private static final int SERVER_ERRORS = 500;

    /** What sort of failure, and how the process ends after it. */
    enum Kind {
        USAGE(ExitCode.WRONG),
        CONFIGURATION(ExitCode.WRONG),
        DATA(ExitCode.WRONG),
        RUN(ExitCode.WRONG),
        /** No service answers. */
        UNREACHABLE(ExitCode.WRONG),
        /** A service does not do what was asked of it. */
        REFUSED(ExitCode.WRONG),
        /** A service cannot do what was asked of it. */
        SERVICE(ExitCode.FAILED),
        CHECKPOINT(ExitCode.FAILED),
        TRAINING(ExitCode.FAILED),
        FILE(ExitCode.FAILED),
        MEMORY(ExitCode.FAILED),
        /** A defect of Kith: its stack trace is worth keeping. */
        UNEXPECTED(ExitCode.FAILED);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }

    static Failure of(Throwable thrown) {
        if (thrown instanceof ErrorFile.FatalException wrapper && wrapper.getCause() != null) {
            return of(wrapper.getCause());
        }
        return known(thrown).orElseGet(() -> new Failure(Kind.UNEXPECTED, "unexpected error: " + thrown));
    }

    private static Optional<Failure> known(Throwable thrown) {
        if (thrown instanceof UsageException) {
            return failure(Kind.USAGE, thrown);
        } else if (thrown instanceof ConfigurationException) {
            return failure(Kind.CONFIGURATION, thrown);
        } else if (thrown instanceof DataException) {
            return failure(Kind.DATA, thrown);
        } else if (thrown instanceof BrokenExampleException) {
            return failure(Kind.TRAINING, thrown);
        } else if (thrown instanceof RunException) {
            return failure(Kind.RUN, thrown);
        } else if (thrown instanceof CheckpointException) {
            return failure(Kind.CHECKPOINT, thrown);
        } else if (thrown instanceof TrainingFailedException) {
            return failure(Kind.TRAINING, thrown);
        } else if (thrown instanceof UnreachableException) {
            return failure(Kind.UNREACHABLE, thrown);
        } else if (thrown instanceof RefusedException refused) {
            return failure(refused.status() < SERVER_ERRORS ? Kind.REFUSED : Kind.SERVICE, thrown);
        } else if (thrown instanceof UncheckedIOException unchecked) {
            return Optional.of(new Failure(Kind.FILE, describe(unchecked)));
        } else if (thrown instanceof IOException failed) {
            return Optional.of(new Failure(Kind.FILE, describe(failed)));
        } else if (thrown instanceof OutOfMemoryError) {
            return Optional.of(new Failure(
                    Kind.MEMORY,
                    format(
                            "out of memory (%s): lower batch.size, or give more with KITH_JAVA_OPTS=-Xmx8g",
                            thrown.getMessage())));
        }
        return Optional.empty();
    }

    private static Optional<Failure> failure(Kind kind, Throwable thrown) {
        return Optional.of(new Failure(kind, String.valueOf(thrown.getMessage())));
    }

    /** The message of the wrapper says what was tried, if it says anything that its cause does not. */
    private static String describe(UncheckedIOException failed) {
        IOException cause = Objects.requireNonNull(failed.getCause());
        String tried = String.valueOf(failed.getMessage());
        boolean addsNothing = tried.equals(cause.toString()) || tried.contains(String.valueOf(cause.getMessage()));
        return addsNothing ? describe(cause) : tried + ": " + describe(cause);
    }

    /** The text of some file-system exceptions is nothing but the path. */
    private static String describe(IOException failed) {
        if (failed instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file or directory";
        } else if (failed instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        } else if (failed instanceof FileSystemException system && system.getReason() == null) {
            return system.getFile() + ": " + system.getClass().getSimpleName();
        }
        return String.valueOf(failed.getMessage());
    }
}
