package dev.kith.actors.service;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.kith.actors.codec.StateCodec;
import dev.kith.actors.node.Attempt;
import dev.kith.actors.stage.ProtocolDefectException;
import dev.kith.model.run.RunServices;
import dev.kith.protocol.wire.Connect;
import dev.kith.protocol.wire.Cut;
import dev.kith.protocol.wire.CutDone;
import dev.kith.protocol.wire.Evaluation;
import dev.kith.protocol.wire.EvaluatorMessage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures frozen copies. It may block: the pipeline hands it the next cut only when it has said that it is done; of those that
 * wait meanwhile only the newest is kept.
 */
public final class Evaluator extends AbstractBehavior<EvaluatorMessage> {
    private final Attempt attempt;
    private final RunServices.CutEvaluator evaluator;
    private @Nullable ServicePeers peers;

    /** The actor; run it on a dispatcher for blocking work. */
    public static Behavior<EvaluatorMessage> create(Attempt attempt, RunServices.CutEvaluator evaluator) {
        return Behaviors.setup(context -> new Evaluator(context, attempt, evaluator));
    }

    private Evaluator(ActorContext<EvaluatorMessage> context, Attempt attempt, RunServices.CutEvaluator evaluator) {
        super(context);
        this.attempt = attempt;
        this.evaluator = evaluator;
    }

    @Override
    public Receive<EvaluatorMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(EvaluatorMessage.class, this::onMessage)
                .build();
    }

    private Behavior<EvaluatorMessage> onMessage(EvaluatorMessage message) {
        if (!attempt.admits(message.getHeader())) {
            return this;
        }
        return switch (message.getBodyCase()) {
            case CONNECT -> onConnect(message.getConnect());
            case CUT -> onCut(message.getHeader().getStep(), message.getCut());
            case STOP -> Behaviors.stopped();
            case BODY_NOT_SET -> throw new ProtocolDefectException("the evaluator got a message without a known body");
        };
    }

    private Behavior<EvaluatorMessage> onConnect(Connect connect) {
        peers = ServicePeers.of(Services.EVALUATOR, attempt, getContext().getSystem(), connect);
        return this;
    }

    private Behavior<EvaluatorMessage> onCut(long step, Cut cut) {
        ServicePeers answer = peers();
        Map<String, Double> metrics = evaluator.evaluate(StateCodec.decode(step, cut));
        answer.tellRecorder(step, Evaluation.newBuilder().putAllMetrics(metrics).build());
        answer.tellPipeline(step, CutDone.getDefaultInstance());
        return this;
    }

    private ServicePeers peers() {
        if (peers == null) {
            throw new ProtocolDefectException("the evaluator got a cut before it was connected");
        }
        return peers;
    }
}
