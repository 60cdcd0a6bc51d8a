package dev.kith.actors.pipeline;

import static dev.kith.config.Text.format;

import akka.actor.typed.ChildFailed;
import dev.kith.actors.node.StageFailedException;
import dev.kith.actors.stage.ProtocolDefectException;
import dev.kith.model.run.TrainingFailedException;
import dev.kith.protocol.wire.Failed;
import dev.kith.protocol.wire.Header;

/** Names what ended an attempt. */
final class Failures {

    private Failures() {}

    /** A child's failure: node, stage and step if it was a stage, and the original cause in any case. */
    static TrainingFailedException of(ChildFailed failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof TrainingFailedException known) {
            return known;
        }
        if (cause instanceof StageFailedException stage && stage.getCause() != null) {
            return new TrainingFailedException(String.valueOf(stage.getMessage()), stage.getCause());
        }
        if (cause instanceof ProtocolDefectException) {
            return new TrainingFailedException("a defect, please report it: " + cause.getMessage(), cause);
        }
        String name = failed.getRef().path().name();
        return new TrainingFailedException(name + " failed: " + cause.getMessage(), cause);
    }

    /** A failure that somebody reports in a message. */
    static TrainingFailedException of(Header header, Failed failed) {
        return new TrainingFailedException(
                format("%s failed at step %d: %s", header.getSender(), header.getStep(), failed.getMessage()));
    }
}
