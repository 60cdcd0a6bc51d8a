package dev.kith.actors.node;

import akka.actor.typed.Behavior;
import dev.kith.actors.codec.PayloadCodec;
import dev.kith.protocol.wire.Header;
import dev.kith.protocol.wire.OnlineNetworkMessage;

/** Owns the trained network, its optimizer and the open graph of a step. Joins the batch, the target embeddings, the pseudo-labels and the semantic positives of a step. */
public final class OnlineNetwork {

    private OnlineNetwork() {}

    public static Behavior<OnlineNetworkMessage> create(Hosting hosting) {
        return NodeShell.create(OnlineNetworkMessage.class, OnlineNetwork::tell, hosting);
    }

    static Behavior<Object> tell(OnlineNetworkMessage message, NodeHandler node) {
        Header header = message.getHeader();
        return switch (message.getBodyCase()) {
            case CONNECT -> node.connect(header, message.getConnect());
            case EMISSION_LIMIT -> node.permit(header, message.getEmissionLimit());
            case STEP_RELEASED -> node.release(header);
            case CUT_REQUEST -> node.cut(header);
            case STOP -> node.stop(header);
            case BATCH ->
                node.deliver(header, message.getPort(), PayloadCodec.decode(header.getStep(), message.getBatch()));
            case EMBEDDINGS ->
                node.deliver(header, message.getPort(), PayloadCodec.decode(header.getStep(), message.getEmbeddings()));
            case PSEUDO_LABELS ->
                node.deliver(
                        header, message.getPort(), PayloadCodec.decode(header.getStep(), message.getPseudoLabels()));
            case SEMANTIC_POSITIVES ->
                node.deliver(
                        header,
                        message.getPort(),
                        PayloadCodec.decode(header.getStep(), message.getSemanticPositives()));
            case BODY_NOT_SET -> node.unknown(header);
        };
    }
}
