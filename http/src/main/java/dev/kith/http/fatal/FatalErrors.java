package dev.kith.http.fatal;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Which errors a process does not outlive. An attempt at a run is apart: it ends alone, with words, whatever it dies of, and its
 * memory is free again.
 */
public final class FatalErrors {
    /** How Java begins to say that buffers outside of the heap have no room: the request that asked has failed, and nothing else has. */
    private static final String OUTSIDE = "Cannot reserve";

    private FatalErrors() {}

    /** An error that a thread of the service has died of; where a service is to end with it, this does not return. */
    public static void uncaught(Thread thread, Throwable thrown) {
        if (thrown instanceof VirtualMachineError || thrown instanceof LinkageError) {
            end(thread, thrown);
        }
    }

    /**
     * An error that one request has failed with. The end of the heap strikes whatever runs at that moment; a stack that was too
     * deep, or a class that is missing, concern that request alone.
     */
    public static void met(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        boolean deep = cause instanceof StackOverflowError;
        if (cause instanceof VirtualMachineError && !deep && !isRoomOutsideTheHeap(cause)) {
            end(Thread.currentThread(), cause);
        }
    }

    /** Whether buffers outside of the heap had no room. */
    public static boolean isRoomOutsideTheHeap(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        return cause instanceof OutOfMemoryError
                && String.valueOf(cause.getMessage()).startsWith(OUTSIDE);
    }

    private static Throwable unwrapped(Throwable thrown) {
        @Nullable Throwable cause = thrown.getCause();
        return thrown instanceof CompletionException && cause != null ? cause : thrown;
    }

    private static void end(Thread thread, Throwable thrown) {
        if (Thread.getDefaultUncaughtExceptionHandler() instanceof LastWord last) {
            last.uncaughtException(thread, thrown);
        }
    }
}
