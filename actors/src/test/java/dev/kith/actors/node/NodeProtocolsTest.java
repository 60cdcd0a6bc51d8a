package dev.kith.actors.node;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.kith.actors.ActorKit;
import dev.kith.actors.codec.PayloadCodec;
import dev.kith.model.method.Payload;
import dev.kith.protocol.wire.Connect;
import dev.kith.protocol.wire.EmbeddingQueueMessage;
import dev.kith.protocol.wire.EmissionLimit;
import dev.kith.protocol.wire.Header;
import dev.kith.protocol.wire.LoaderMessage;
import dev.kith.protocol.wire.OnlineNetworkMessage;
import dev.kith.protocol.wire.PseudoLabelerMessage;
import dev.kith.protocol.wire.TargetNetworkMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of every node protocol reaches the part of the host that it is meant for. */
class NodeProtocolsTest {
    private static final String PORT = "some-port";

    static Stream<Arguments> protocols() {
        return Stream.of(
                protocol(LoaderMessage.getDefaultInstance(), (m, to) -> BatchLoader.tell((LoaderMessage) m, to)),
                protocol(
                        OnlineNetworkMessage.getDefaultInstance(),
                        (m, to) -> OnlineNetwork.tell((OnlineNetworkMessage) m, to)),
                protocol(
                        TargetNetworkMessage.getDefaultInstance(),
                        (m, to) -> TargetNetwork.tell((TargetNetworkMessage) m, to)),
                protocol(
                        EmbeddingQueueMessage.getDefaultInstance(),
                        (m, to) -> EmbeddingQueue.tell((EmbeddingQueueMessage) m, to)),
                protocol(
                        PseudoLabelerMessage.getDefaultInstance(),
                        (m, to) -> PseudoLabeler.tell((PseudoLabelerMessage) m, to)));
    }

    private static Arguments protocol(Message message, BiConsumer<Message, NodeHandler> tell) {
        return Arguments.of(message.getDescriptorForType().getName(), message, tell);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("protocols")
    void everyCaseIsHandled(String name, Message protocol, BiConsumer<Message, NodeHandler> tell) {
        Recording heard = new Recording();
        List<String> expected = new ArrayList<>();
        for (FieldDescriptor body :
                protocol.getDescriptorForType().getOneofs().get(0).getFields()) {
            tell.accept(message(protocol, body), heard);
            expected.add(
                    switch (body.getName()) {
                        case "connect" -> "connect 7";
                        case "emission_limit" -> "permit 7";
                        case "step_released" -> "release 7";
                        case "cut_request" -> "cut 7";
                        case "stop" -> "stop 7";
                        default ->
                            "deliver 7 some-port " + body.getMessageType().getName();
                    });
        }
        tell.accept(withoutBody(protocol), heard);
        expected.add("unknown 7");

        assertThat(heard.calls).isEqualTo(expected);
    }

    private static Message message(Message protocol, FieldDescriptor body) {
        Message.Builder message = withoutBody(protocol).toBuilder();
        FieldDescriptor port = protocol.getDescriptorForType().findFieldByName("port");
        if (port != null) {
            message.setField(port, PORT);
        }
        Message.Builder content = message.newBuilderForField(body);
        for (FieldDescriptor tensor : body.getMessageType().getFields()) {
            if (!tensor.isRepeated()
                    && tensor.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && tensor.getMessageType().getName().equals("Tensor")) {
                Message.Builder empty = content.newBuilderForField(tensor);
                empty.addRepeatedField(empty.getDescriptorForType().findFieldByName("shape"), 0L);
                content.setField(tensor, empty.build());
            }
        }
        return message.setField(body, content.build()).build();
    }

    private static Message withoutBody(Message protocol) {
        return protocol.newBuilderForType()
                .setField(protocol.getDescriptorForType().findFieldByName("header"), ActorKit.header("somebody", 7))
                .build();
    }

    private static final class Recording implements NodeHandler {
        private final List<String> calls = new ArrayList<>();

        private Behavior<Object> note(String call, Header header) {
            calls.add(call + " " + header.getStep());
            return Behaviors.same();
        }

        @Override
        public Behavior<Object> connect(Header header, Connect connect) {
            return note("connect", header);
        }

        @Override
        public Behavior<Object> permit(Header header, EmissionLimit limit) {
            return note("permit", header);
        }

        @Override
        public Behavior<Object> release(Header header) {
            return note("release", header);
        }

        @Override
        public Behavior<Object> cut(Header header) {
            return note("cut", header);
        }

        @Override
        public Behavior<Object> stop(Header header) {
            return note("stop", header);
        }

        @Override
        public Behavior<Object> deliver(Header header, String port, Payload payload) {
            calls.add("deliver %d %s %s"
                    .formatted(
                            payload.step(),
                            port,
                            PayloadCodec.wireType(payload.getClass()).getName()));
            return Behaviors.same();
        }

        @Override
        public Behavior<Object> unknown(Header header) {
            return note("unknown", header);
        }
    }
}
