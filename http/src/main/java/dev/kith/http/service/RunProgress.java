package dev.kith.http.service;

import static dev.kith.config.Text.format;

import dev.kith.protocol.wire.RunPosition;
import java.util.OptionalLong;

/**
 * How far a run has come, as far as its journal knows.
 *
 * @param attempt how many attempts have begun
 * @param step the next step
 * @param checkpoint the step of the checkpoint from which it would go on
 * @param saving whether the attempt was asked to save and go on
 * @param died whether the process died with the attempt before, and nothing has been saved or changed since
 */
public record RunProgress(long attempt, long step, OptionalLong checkpoint, boolean saving, boolean died) {

    static RunProgress none() {
        return new RunProgress(0, 0, OptionalLong.empty(), false, false);
    }

    /** The name of the directory of a checkpoint. */
    public static String checkpointName(long step) {
        return format("step-%010d", step);
    }

    /** The same as the journal writes it. */
    static RunPosition wire(long step, OptionalLong checkpoint) {
        var progress = RunPosition.newBuilder().setStep(step);
        checkpoint.ifPresent(progress::setCheckpoint);
        return progress.build();
    }

    RunProgress attempted(long number) {
        return new RunProgress(number, step, checkpoint, false, died);
    }

    RunProgress at(long next) {
        return new RunProgress(attempt, next, checkpoint, saving, died);
    }

    RunProgress asked() {
        return new RunProgress(attempt, step, checkpoint, true, died);
    }

    RunProgress reached(RunPosition last) {
        OptionalLong saved = last.hasCheckpoint() ? OptionalLong.of(last.getCheckpoint()) : OptionalLong.empty();
        return new RunProgress(attempt, last.getStep(), saved, false, false);
    }

    /** The process died with the attempt. */
    RunProgress lost(RunPosition last) {
        RunProgress reached = reached(last);
        return new RunProgress(attempt, reached.step, reached.checkpoint, false, true);
    }

    /** Whether a death of the process now is the second one without a new checkpoint between. */
    boolean diesAgain(OptionalLong newestCheckpoint) {
        return died && checkpoint.equals(newestCheckpoint);
    }
}
