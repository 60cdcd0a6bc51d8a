package dev.kith.actors.node;

import akka.actor.typed.Behavior;
import dev.kith.actors.codec.PayloadCodec;
import dev.kith.protocol.wire.EmbeddingQueueMessage;
import dev.kith.protocol.wire.Header;

/** Owns the queue of labelled target embeddings; samples semantic positives by pseudo-label. */
public final class EmbeddingQueue {

    private EmbeddingQueue() {}

    public static Behavior<EmbeddingQueueMessage> create(Hosting hosting) {
        return NodeShell.create(EmbeddingQueueMessage.class, EmbeddingQueue::tell, hosting);
    }

    static Behavior<Object> tell(EmbeddingQueueMessage message, NodeHandler node) {
        Header header = message.getHeader();
        return switch (message.getBodyCase()) {
            case CONNECT -> node.connect(header, message.getConnect());
            case EMISSION_LIMIT -> node.permit(header, message.getEmissionLimit());
            case STEP_RELEASED -> node.release(header);
            case CUT_REQUEST -> node.cut(header);
            case STOP -> node.stop(header);
            case EMBEDDINGS ->
                node.deliver(header, message.getPort(), PayloadCodec.decode(header.getStep(), message.getEmbeddings()));
            case PSEUDO_LABELS ->
                node.deliver(
                        header, message.getPort(), PayloadCodec.decode(header.getStep(), message.getPseudoLabels()));
            case BODY_NOT_SET -> node.unknown(header);
        };
    }
}
