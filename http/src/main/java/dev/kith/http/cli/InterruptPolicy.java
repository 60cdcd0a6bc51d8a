package dev.kith.http.cli;

import dev.kith.model.run.RunListener;
import dev.kith.model.run.StopSignal;
import java.util.function.Consumer;

/**
 * What Ctrl-C means, and when. While steps are made: finish the step, save, end. Before that there is nothing to save, and
 * after it everything is saved, so the process ends at once; so it does at the second Ctrl-C. Thread-safe.
 */
final class InterruptPolicy implements RunListener {
    private static final String TRAINING = "training";

    private final StopSignal stop;
    private final Consumer<String> say;
    private final Runnable endProcess;
    private boolean training;

    /**
     * @param say shows a notice
     * @param endProcess ends the process with {@link ExitCode#INTERRUPTED}; does not come back
     */
    InterruptPolicy(StopSignal stop, Consumer<String> say, Runnable endProcess) {
        this.stop = stop;
        this.say = say;
        this.endProcess = endProcess;
    }

    @Override
    public synchronized void phase(String name) {
        training = name.equals(TRAINING);
    }

    /** A signal has come. */
    void interrupted() {
        if (asksToStop()) {
            say.accept("stopping after this step to save; once more to end at once");
        } else {
            endProcess.run();
        }
    }

    private synchronized boolean asksToStop() {
        if (!training || stop.requested()) {
            return false;
        }
        stop.request();
        return true;
    }
}
