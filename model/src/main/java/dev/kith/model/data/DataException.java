package dev.kith.model.data;

import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/**
 * The data, or what was asked of them, are wrong in a way only the user can put right. The message says in one or two
 * sentences what is wrong and what to do.
 */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * The cause of a failed file operation in a few words, without a class name: the text of a file-system exception is
     * often nothing but the path.
     */
    public static String reason(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (failure instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (failure instanceof ConnectException) {
            return "the server cannot be reached";
        }
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
