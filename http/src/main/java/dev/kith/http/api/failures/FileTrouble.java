package dev.kith.http.api.failures;

import static dev.kith.config.Text.format;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What is wrong with a file, without where the service keeps it. */
public final class FileTrouble {
    private FileTrouble() {}

    /** One sentence, such as {@code the file metrics.jsonl is not there}. */
    public static String words(IOException failure) {
        if (failure instanceof FileSystemException of && of.getFile() != null) {
            return format("the file %s %s", name(of.getFile()), reason(of));
        }
        String message = Optional.ofNullable(failure.getMessage()).orElse("");
        if (failure instanceof FileNotFoundException || message.isEmpty() || message.contains("/")) {
            return "a file cannot be read or written";
        }
        return "a file cannot be read or written: " + message;
    }

    private static String reason(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "is not there";
        } else if (failure instanceof AccessDeniedException) {
            return "may not be read or written";
        }
        return "cannot be read or written: "
                + Optional.ofNullable(failure.getReason())
                        .orElse(failure.getClass().getSimpleName());
    }

    private static String name(String file) {
        return String.valueOf(Path.of(file).getFileName());
    }
}
