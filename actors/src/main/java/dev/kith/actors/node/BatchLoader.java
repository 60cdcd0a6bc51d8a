package dev.kith.actors.node;

import akka.actor.typed.Behavior;
import dev.kith.protocol.wire.Header;
import dev.kith.protocol.wire.LoaderMessage;

/** Owns the cursor of the data set: makes batches ahead on worker threads and sends them out in the order of steps, as far as its credits reach. */
public final class BatchLoader {

    private BatchLoader() {}

    public static Behavior<LoaderMessage> create(Hosting hosting) {
        return LoaderShell.create(LoaderMessage.class, BatchLoader::tell, hosting);
    }

    static Behavior<Object> tell(LoaderMessage message, NodeHandler node) {
        Header header = message.getHeader();
        return switch (message.getBodyCase()) {
            case CONNECT -> node.connect(header, message.getConnect());
            case EMISSION_LIMIT -> node.permit(header, message.getEmissionLimit());
            case STEP_RELEASED -> node.release(header);
            case CUT_REQUEST -> node.cut(header);
            case STOP -> node.stop(header);
            case BODY_NOT_SET -> node.unknown(header);
        };
    }
}
