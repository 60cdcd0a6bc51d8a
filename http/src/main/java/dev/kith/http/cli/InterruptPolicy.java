package dev.kith.http.cli;

import dev.kith.model.run.RunListener;
import dev.kith.model.stop.StopSignal;
import java.util.function.Consumer;

/**
 * What Ctrl-C means, and when. The first one asks: while steps are made, to finish the step, save and end; before and after
 * them, when there is nothing to save or everything is saved, to end with the next piece of work. The second one ends the
 * process. Thread-safe.
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
        if (stop.requested()) {
            endProcess.run();
            return;
        }
        stop.request();
        say.accept(isTraining() ? "stopping after this step to save; once more to end at once" : "stopping");
    }

    private synchronized boolean isTraining() {
        return training;
    }
}
