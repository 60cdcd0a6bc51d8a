package dev.kith.http.cli;

import dev.kith.config.Text;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.TrainingFailedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps the stack trace of a defect beside the run, where it disturbs nobody and is not lost. */
final class ErrorFile {
    private static final String NAME = "error.txt";

    private ErrorFile() {}

    /**
     * Writes it, if it is worth keeping and the run has begun.
     *
     * @return what to throw: the same failure, or one whose message names the file
     */
    static RuntimeException keep(Throwable failure, RunDirectory directory) {
        Failure told = Failure.of(failure);
        boolean defect = told.kind() == Failure.Kind.UNEXPECTED
                || (failure instanceof TrainingFailedException && failure.getCause() != null);
        if (defect && Files.exists(directory.config())) {
            Path file = directory.path().resolve(NAME);
            try {
                Files.writeString(file, stackTrace(failure));
                return new TrainingFailedException(told.message() + "; the stack trace is in " + file, failure);
            } catch (IOException e) {
                // The failure itself matters more than that it could not be kept.
            }
        }
        return failure instanceof RuntimeException known ? known : new FatalException(failure);
    }

    /** With control characters of names as escapes: the file is read in a terminal. */
    static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return Text.visible(text.toString(), "\r\n\t");
    }

    /** An error on its way through code that may throw exceptions only. */
    static final class FatalException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FatalException(Throwable cause) {
            super(cause);
        }
    }
}
