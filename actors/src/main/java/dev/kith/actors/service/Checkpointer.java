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
import dev.kith.protocol.wire.CheckpointerMessage;
import dev.kith.protocol.wire.Connect;
import dev.kith.protocol.wire.Cut;
import dev.kith.protocol.wire.CutDone;
import org.jspecify.annotations.Nullable;

/**
 * Writes cuts to files. It may block: the pipeline hands it the next cut only when it has said that it is done, so that a slow
 * disk holds nothing up and at most one cut waits.
 */
public final class Checkpointer extends AbstractBehavior<CheckpointerMessage> {
    private final Attempt attempt;
    private final RunServices.CheckpointWriter writer;
    private @Nullable ServicePeers peers;

    /** The actor; run it on a dispatcher for blocking work. */
    public static Behavior<CheckpointerMessage> create(Attempt attempt, RunServices.CheckpointWriter writer) {
        return Behaviors.setup(context -> new Checkpointer(context, attempt, writer));
    }

    private Checkpointer(
            ActorContext<CheckpointerMessage> context, Attempt attempt, RunServices.CheckpointWriter writer) {
        super(context);
        this.attempt = attempt;
        this.writer = writer;
    }

    @Override
    public Receive<CheckpointerMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(CheckpointerMessage.class, this::onMessage)
                .build();
    }

    private Behavior<CheckpointerMessage> onMessage(CheckpointerMessage message) {
        if (!attempt.admits(message.getHeader())) {
            return this;
        }
        return switch (message.getBodyCase()) {
            case CONNECT -> onConnect(message.getConnect());
            case CUT -> onCut(message.getHeader().getStep(), message.getCut());
            case STOP -> Behaviors.stopped();
            case BODY_NOT_SET ->
                throw new ProtocolDefectException("the checkpointer got a message without a known body");
        };
    }

    private Behavior<CheckpointerMessage> onConnect(Connect connect) {
        peers = ServicePeers.of(Services.CHECKPOINTER, attempt, getContext().getSystem(), connect);
        return this;
    }

    private Behavior<CheckpointerMessage> onCut(long step, Cut cut) {
        ServicePeers answer = peers();
        writer.save(StateCodec.decode(step, cut));
        answer.tellPipeline(step, CutDone.getDefaultInstance());
        return this;
    }

    private ServicePeers peers() {
        if (peers == null) {
            throw new ProtocolDefectException("the checkpointer got a cut before it was connected");
        }
        return peers;
    }
}
