package dev.kith.actors.codec;

import static dev.kith.config.Text.format;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.kith.model.method.Edge;
import dev.kith.model.method.Plan;
import dev.kith.model.method.Role;
import dev.kith.protocol.wire.EmbeddingQueueMessage;
import dev.kith.protocol.wire.Header;
import dev.kith.protocol.wire.LoaderMessage;
import dev.kith.protocol.wire.OnlineNetworkMessage;
import dev.kith.protocol.wire.PseudoLabelerMessage;
import dev.kith.protocol.wire.TargetNetworkMessage;
import java.util.Optional;

/** Puts a body under a header, into the one message that an actor hears. */
public final class Envelope {
    private static final String BODY = "body";

    private Envelope() {}

    /**
     * An actor's message with a body.
     *
     * @param protocol any message of the actor's protocol
     * @throws IllegalArgumentException if the actor does not hear such a body
     */
    public static <M extends Message> M of(M protocol, Header header, Message body) {
        return of(protocol, header, "", body);
    }

    /** As above, for a payload that came out of a port. */
    @SuppressWarnings("unchecked") // a builder of M builds an M
    public static <M extends Message> M of(M protocol, Header header, String port, Message body) {
        Descriptor type = protocol.getDescriptorForType();
        FieldDescriptor field = field(type, body.getDescriptorForType())
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " carries no "
                        + body.getDescriptorForType().getName()));
        Message.Builder message = protocol.newBuilderForType()
                .setField(type.findFieldByName("header"), header)
                .setField(field, body);
        if (!port.isEmpty()) {
            message.setField(type.findFieldByName("port"), port);
        }
        return (M) message.build();
    }

    private static Optional<FieldDescriptor> field(Descriptor protocol, Descriptor body) {
        return protocol.getOneofs().stream()
                .filter(oneof -> oneof.getName().equals(BODY))
                .flatMap(oneof -> oneof.getFields().stream())
                .filter(field -> field.getMessageType().equals(body))
                .findFirst();
    }

    /** The protocol of the actor that hosts nodes of a role. */
    public static Message protocol(Role role) {
        return switch (role) {
            case LOADER -> LoaderMessage.getDefaultInstance();
            case LEARNER -> OnlineNetworkMessage.getDefaultInstance();
            case TEACHER -> TargetNetworkMessage.getDefaultInstance();
            case MEMORY -> EmbeddingQueueMessage.getDefaultInstance();
            case VOTER -> PseudoLabelerMessage.getDefaultInstance();
        };
    }

    /**
     * Checks that every edge of a plan brings something that its receiver's actor hears.
     *
     * @throws IllegalArgumentException if one does not
     */
    public static void check(Plan plan) {
        for (Edge edge : plan.edges()) {
            Role role = plan.node(edge.to()).role();
            Descriptor payload = PayloadCodec.wireType(edge.port().type());
            if (field(protocol(role).getDescriptorForType(), payload).isEmpty()) {
                throw new IllegalArgumentException(format(
                        "the plan sends %s to %s, but a %s hears no %s",
                        edge.port().name(),
                        edge.to(),
                        role.name().toLowerCase(java.util.Locale.ROOT),
                        payload.getName()));
            }
        }
    }
}
