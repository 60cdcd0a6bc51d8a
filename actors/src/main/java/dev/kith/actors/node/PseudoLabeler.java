package dev.kith.actors.node;

import akka.actor.typed.Behavior;
import dev.kith.actors.codec.PayloadCodec;
import dev.kith.protocol.wire.Header;
import dev.kith.protocol.wire.PseudoLabelerMessage;

/** Owns a replica of the queue as a k-NN index; votes on unlabelled rows. */
public final class PseudoLabeler {

    private PseudoLabeler() {}

    public static Behavior<PseudoLabelerMessage> create(Hosting hosting) {
        return NodeShell.create(PseudoLabelerMessage.class, PseudoLabeler::tell, hosting);
    }

    static Behavior<Object> tell(PseudoLabelerMessage message, NodeHandler node) {
        Header header = message.getHeader();
        return switch (message.getBodyCase()) {
            case CONNECT -> node.connect(header, message.getConnect());
            case EMISSION_LIMIT -> node.permit(header, message.getEmissionLimit());
            case STEP_RELEASED -> node.release(header);
            case CUT_REQUEST -> node.cut(header);
            case STOP -> node.stop(header);
            case EMBEDDINGS ->
                node.deliver(header, message.getPort(), PayloadCodec.decode(header.getStep(), message.getEmbeddings()));
            case QUEUE_ADDITIONS ->
                node.deliver(
                        header, message.getPort(), PayloadCodec.decode(header.getStep(), message.getQueueAdditions()));
            case BODY_NOT_SET -> node.unknown(header);
        };
    }
}
