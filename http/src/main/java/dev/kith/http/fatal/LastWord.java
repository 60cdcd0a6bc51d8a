package dev.kith.http.fatal;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process of a service with a sentence on standard error and exit code 1. While it is installed, it hears of errors
 * that threads die of. It halts: shutdown hooks need the memory and the threads that are missing, and all that was acknowledged
 * is in the journal.
 */
public final class LastWord implements Thread.UncaughtExceptionHandler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LastWord.class);
    private static final int FAILED = 1;
    /** Made in time: where memory is missing, no text can be made. */
    private static final byte[] SHORT =
            "kith: the service cannot go on, and ends: memory is missing\n".getBytes(StandardCharsets.UTF_8);

    private final PrintStream err;
    private final Thread.@Nullable UncaughtExceptionHandler before;

    private LastWord(PrintStream err) {
        this.err = err;
        this.before = Thread.getDefaultUncaughtExceptionHandler();
    }

    /** From now on fatal errors end the process, until it is closed. */
    public static LastWord install(PrintStream err) {
        LastWord last = new LastWord(err);
        Thread.setDefaultUncaughtExceptionHandler(last);
        return last;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (thrown instanceof VirtualMachineError || thrown instanceof LinkageError) {
            try {
                end(thread.getName() + " met " + thrown);
            } finally {
                Runtime.getRuntime().halt(FAILED);
            }
        }
        LOG.error("the thread {} has died", thread.getName(), thrown);
    }

    /** Ends the process. */
    void end(String why) {
        try {
            err.println("kith: the service cannot go on, and ends: " + why
                    + ". Started again, it shows all runs, and those that trained go on from their last checkpoints.");
        } catch (OutOfMemoryError none) {
            err.write(SHORT, 0, SHORT.length);
        } finally {
            err.flush();
            Runtime.getRuntime().halt(FAILED);
        }
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
