package dev.kith.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.Serializers;
import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import com.typesafe.config.ConfigFactory;
import dev.kith.protocol.wire.CheckpointerMessage;
import dev.kith.protocol.wire.EmbeddingQueueMessage;
import dev.kith.protocol.wire.EvaluatorMessage;
import dev.kith.protocol.wire.Header;
import dev.kith.protocol.wire.LoaderMessage;
import dev.kith.protocol.wire.MetricsRecorderMessage;
import dev.kith.protocol.wire.OnlineNetworkMessage;
import dev.kith.protocol.wire.PipelineMessage;
import dev.kith.protocol.wire.PseudoLabelerMessage;
import dev.kith.protocol.wire.RunEvent;
import dev.kith.protocol.wire.RunSnapshot;
import dev.kith.protocol.wire.TargetNetworkMessage;
import java.io.NotSerializableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KithSerializerTest {
    private static final List<Message> PROTOCOLS = List.of(
            LoaderMessage.getDefaultInstance(),
            OnlineNetworkMessage.getDefaultInstance(),
            TargetNetworkMessage.getDefaultInstance(),
            EmbeddingQueueMessage.getDefaultInstance(),
            PseudoLabelerMessage.getDefaultInstance(),
            PipelineMessage.getDefaultInstance(),
            CheckpointerMessage.getDefaultInstance(),
            EvaluatorMessage.getDefaultInstance(),
            MetricsRecorderMessage.getDefaultInstance());
    /** What is written and never sent. */
    private static final List<Message> JOURNAL =
            List.of(RunEvent.getDefaultInstance(), RunSnapshot.getDefaultInstance());

    private static ActorSystem<Void> system;
    private static Serialization serialization;

    @BeforeAll
    static void start() {
        system = ActorSystem.create(
                Behaviors.empty(),
                "serialization",
                ConfigFactory.parseString("akka.loglevel = OFF, akka.stdout-loglevel = OFF")
                        .withFallback(ConfigFactory.load()));
        serialization = SerializationExtension.get(system);
    }

    @AfterAll
    static void stop() {
        system.terminate();
    }

    static Stream<Message> everyCaseOfEveryProtocol() {
        return Stream.concat(PROTOCOLS.stream(), JOURNAL.stream())
                .flatMap(protocol -> FilledMessages.casesOf(protocol).stream());
    }

    @ParameterizedTest
    @MethodSource("everyCaseOfEveryProtocol")
    void everyMessageComesBackAsItWas(Message message) throws Exception {
        byte[] bytes = serialization.serialize(message).get();
        var serializer = serialization.findSerializerFor(message);

        Object back = serialization
                .deserialize(bytes, serializer.identifier(), Serializers.manifestFor(serializer, message))
                .get();

        assertThat(serializer).isInstanceOf(KithSerializer.class);
        assertThat(back).isEqualTo(message).hasSameClassAs(message);
    }

    @Test
    void manifestsAndIdentifierNeverChange() {
        KithSerializer serializer = new KithSerializer();
        Map<String, String> manifests = new LinkedHashMap<>();
        Stream.concat(PROTOCOLS.stream(), JOURNAL.stream())
                .forEach(protocol -> manifests.put(protocol.getClass().getSimpleName(), serializer.manifest(protocol)));

        assertThat(serializer.identifier()).isEqualTo(5_484_001);
        assertThat(manifests)
                .containsOnly(
                        Map.entry("LoaderMessage", "L"),
                        Map.entry("OnlineNetworkMessage", "O"),
                        Map.entry("TargetNetworkMessage", "T"),
                        Map.entry("EmbeddingQueueMessage", "Q"),
                        Map.entry("PseudoLabelerMessage", "V"),
                        Map.entry("PipelineMessage", "P"),
                        Map.entry("CheckpointerMessage", "C"),
                        Map.entry("EvaluatorMessage", "E"),
                        Map.entry("MetricsRecorderMessage", "M"),
                        Map.entry("RunEvent", "R"),
                        Map.entry("RunSnapshot", "S"));
    }

    @Test
    void everyTypeItWritesIsBoundToIt() throws Exception {
        for (Class<? extends MessageLite> type : KithSerializer.types()) {
            assertThat(serialization.serializerFor(type)).isInstanceOf(KithSerializer.class);
        }
        assertThat(KithSerializer.types()).hasSize(PROTOCOLS.size() + JOURNAL.size());
    }

    @Test
    void anUnknownManifestIsRefused() {
        assertThatThrownBy(() -> new KithSerializer().fromBinary(new byte[0], "Z"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("unknown manifest Z");
    }

    @Test
    void brokenBytesAreRefused() {
        assertThatThrownBy(() -> new KithSerializer().fromBinary(new byte[] {10, 100, 1}, "L"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("manifest L");
    }

    @Test
    void strangersAreNotWritten() {
        assertThatThrownBy(() -> new KithSerializer().toBinary(Header.getDefaultInstance()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Header");
    }

    @Test
    void everyProtocolBeginsWithAHeaderAndHasOneBody() {
        for (Message protocol : PROTOCOLS) {
            var type = protocol.getDescriptorForType();
            assertThat(type.findFieldByNumber(1).getName()).isEqualTo("header");
            assertThat(type.findFieldByNumber(1).getMessageType()).isEqualTo(Header.getDescriptor());
            assertThat(type.getRealOneofs()).hasSize(1);
            assertThat(type.getRealOneofs().get(0).getName()).isEqualTo("body");
        }
    }
}
