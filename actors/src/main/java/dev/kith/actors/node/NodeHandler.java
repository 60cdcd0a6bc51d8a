package dev.kith.actors.node;

import akka.actor.typed.Behavior;
import dev.kith.model.method.Payload;
import dev.kith.protocol.wire.Connect;
import dev.kith.protocol.wire.EmissionLimit;
import dev.kith.protocol.wire.Header;

/** What a hosted node can be told, whatever the protocol of its actor. */
interface NodeHandler {
    Behavior<Object> connect(Header header, Connect connect);

    Behavior<Object> permit(Header header, EmissionLimit limit);

    Behavior<Object> release(Header header);

    Behavior<Object> cut(Header header);

    Behavior<Object> stop(Header header);

    Behavior<Object> deliver(Header header, String port, Payload payload);

    /** A message without a body that this release knows. */
    Behavior<Object> unknown(Header header);
}
