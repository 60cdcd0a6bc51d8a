package dev.kith.http.service.history;

import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;

/** Tells a history that is damaged from one that only cannot be opened now, which is left where it is. */
final class HistoryDamage {
    private static final Set<Integer> ANOTHER_TIME = Set.of(
            ErrorCode.DATABASE_ALREADY_OPEN_1,
            ErrorCode.DATABASE_IS_READ_ONLY,
            ErrorCode.OUT_OF_MEMORY,
            ErrorCode.WRONG_USER_OR_PASSWORD);

    private HistoryDamage() {}

    /** Whether the bytes are at fault. A file that ends too early is told as an input that failed. */
    static boolean is(SQLException thrown) {
        if (ANOTHER_TIME.contains(thrown.getErrorCode())) {
            return false;
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException) {
                return true;
            } else if (cause instanceof IOException || cause instanceof VirtualMachineError) {
                return false;
            }
        }
        return true;
    }
}
