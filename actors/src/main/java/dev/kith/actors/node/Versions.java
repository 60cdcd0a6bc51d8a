package dev.kith.actors.node;

import dev.kith.model.method.Embeddings;
import dev.kith.model.method.Messages;
import dev.kith.model.method.Parameters;
import dev.kith.model.method.Payload;
import dev.kith.model.method.Port;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.QueueAdditions;
import dev.kith.model.method.SemanticPositives;
import dev.kith.protocol.wire.Header;

/** Reads the versions that payloads tell of into a header. */
final class Versions {

    private Versions() {}

    static void put(Header.Builder header, Messages messages) {
        messages.asMap().forEach((port, payload) -> put(header, port, payload));
    }

    private static void put(Header.Builder header, Port<?> port, Payload payload) {
        if (payload instanceof Embeddings embeddings) {
            if (port.equals(Port.ONLINE_EMBEDDINGS)) {
                header.setOnlineVersion(embeddings.version());
            } else {
                header.setTargetVersion(embeddings.version());
            }
        } else if (payload instanceof Parameters parameters) {
            header.setOnlineVersion(parameters.version());
        } else if (payload instanceof QueueAdditions additions) {
            header.setQueueVersion(additions.queueVersion());
        } else if (payload instanceof PseudoLabels labels) {
            header.setQueueVersion(labels.queueVersion());
        } else if (payload instanceof SemanticPositives positives) {
            header.setQueueVersion(positives.queueVersion());
        }
    }
}
