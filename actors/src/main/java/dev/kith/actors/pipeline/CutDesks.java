package dev.kith.actors.pipeline;

import dev.kith.actors.codec.StateCodec;
import dev.kith.actors.service.Services;
import dev.kith.actors.stage.ProtocolDefectException;
import dev.kith.model.run.Cut;
import dev.kith.protocol.wire.Snapshot;
import java.util.Map;
import java.util.Set;

/** The two services that take cuts. */
final class CutDesks {
    private final Crew crew;
    private final CutDesk checkpoints = new CutDesk();
    private final CutDesk evaluations = new CutDesk();

    CutDesks(Crew crew) {
        this.crew = crew;
    }

    /** Hands a cut to those who want it, now or when they are free. */
    void handOver(long step, Set<Cut.Purpose> purposes, Map<String, Snapshot> states) {
        var cut = StateCodec.encode(purposes, states);
        if (purposes.contains(Cut.Purpose.CHECKPOINT)) {
            checkpoints.offer(step, cut).ifPresent(next -> crew.tellCheckpointer(next.step(), next.cut()));
        }
        if (purposes.contains(Cut.Purpose.EVALUATION)) {
            evaluations.offer(step, cut).ifPresent(next -> crew.tellEvaluator(next.step(), next.cut()));
        }
    }

    /** A service is done with its cut. */
    void done(String service) {
        switch (service) {
            case Services.CHECKPOINTER ->
                checkpoints.done().ifPresent(next -> crew.tellCheckpointer(next.step(), next.cut()));
            case Services.EVALUATOR ->
                evaluations.done().ifPresent(next -> crew.tellEvaluator(next.step(), next.cut()));
            default -> throw new ProtocolDefectException(service + " takes no cuts");
        }
    }

    /** An interrupted run does not wait for an evaluation that has not begun, nor for a checkpoint older than its end. */
    void dropWaiting() {
        checkpoints.dropWaiting();
        evaluations.dropWaiting();
    }

    boolean areIdle() {
        return checkpoints.isIdle() && evaluations.isIdle();
    }

    long dropped() {
        return checkpoints.dropped() + evaluations.dropped();
    }
}
