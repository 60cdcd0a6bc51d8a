package dev.kith.actors.node;

import akka.actor.typed.Behavior;
import dev.kith.actors.codec.PayloadCodec;
import dev.kith.protocol.wire.Header;
import dev.kith.protocol.wire.TargetNetworkMessage;

/** Owns the moving-average network: embeds batches, and averages every published version once, in order. */
public final class TargetNetwork {

    private TargetNetwork() {}

    public static Behavior<TargetNetworkMessage> create(Hosting hosting) {
        return NodeShell.create(TargetNetworkMessage.class, TargetNetwork::tell, hosting);
    }

    static Behavior<Object> tell(TargetNetworkMessage message, NodeHandler node) {
        Header header = message.getHeader();
        return switch (message.getBodyCase()) {
            case CONNECT -> node.connect(header, message.getConnect());
            case EMISSION_LIMIT -> node.permit(header, message.getEmissionLimit());
            case STEP_RELEASED -> node.release(header);
            case CUT_REQUEST -> node.cut(header);
            case STOP -> node.stop(header);
            case BATCH ->
                node.deliver(header, message.getPort(), PayloadCodec.decode(header.getStep(), message.getBatch()));
            case PARAMETERS ->
                node.deliver(header, message.getPort(), PayloadCodec.decode(header.getStep(), message.getParameters()));
            case BODY_NOT_SET -> node.unknown(header);
        };
    }
}
