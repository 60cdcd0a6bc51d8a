package dev.kith.protocol;

import akka.serialization.SerializerWithStringManifest;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.kith.protocol.wire.CheckpointerMessage;
import dev.kith.protocol.wire.EmbeddingQueueMessage;
import dev.kith.protocol.wire.EvaluatorMessage;
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

/**
 * Writes the messages of the actors' protocols, and the events of the journal, for Akka. Manifests are short names that never
 * change meaning, so that a class may be renamed and nodes of different releases understand each other.
 */
public final class KithSerializer extends SerializerWithStringManifest {
    /** Stable over all releases; Akka keeps 0 to 40 to itself. */
    public static final int IDENTIFIER = 5_484_001;

    private static final Map<String, Kind> KINDS = kinds(
            new Kind("L", LoaderMessage.class, LoaderMessage.parser()),
            new Kind("O", OnlineNetworkMessage.class, OnlineNetworkMessage.parser()),
            new Kind("T", TargetNetworkMessage.class, TargetNetworkMessage.parser()),
            new Kind("Q", EmbeddingQueueMessage.class, EmbeddingQueueMessage.parser()),
            new Kind("V", PseudoLabelerMessage.class, PseudoLabelerMessage.parser()),
            new Kind("P", PipelineMessage.class, PipelineMessage.parser()),
            new Kind("C", CheckpointerMessage.class, CheckpointerMessage.parser()),
            new Kind("E", EvaluatorMessage.class, EvaluatorMessage.parser()),
            new Kind("M", MetricsRecorderMessage.class, MetricsRecorderMessage.parser()),
            new Kind("R", RunEvent.class, RunEvent.parser()),
            new Kind("S", RunSnapshot.class, RunSnapshot.parser()));

    private record Kind(String manifest, Class<? extends MessageLite> type, Parser<? extends MessageLite> parser) {}

    private static Map<String, Kind> kinds(Kind... kinds) {
        Map<String, Kind> byManifest = new LinkedHashMap<>();
        for (Kind kind : kinds) {
            if (byManifest.put(kind.manifest(), kind) != null) {
                throw new IllegalStateException("two messages with manifest " + kind.manifest());
            }
        }
        return byManifest;
    }

    /** Every class that this serializer writes. */
    static List<Class<? extends MessageLite>> types() {
        return KINDS.values().stream()
                .<Class<? extends MessageLite>>map(Kind::type)
                .toList();
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object message) {
        for (Kind kind : KINDS.values()) {
            if (kind.type() == message.getClass()) {
                return kind.manifest();
            }
        }
        throw new IllegalArgumentException(
                "no protocol of Kith has " + message.getClass().getName());
    }

    @Override
    public byte[] toBinary(Object message) {
        manifest(message); // refuses strangers
        return ((MessageLite) message).toByteArray();
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        Kind kind = KINDS.get(manifest);
        if (kind == null) {
            throw new NotSerializableException("unknown manifest " + manifest + "; known are " + KINDS.keySet());
        }
        try {
            return kind.parser().parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            NotSerializableException broken =
                    new NotSerializableException("manifest " + manifest + ": " + e.getMessage());
            broken.initCause(e);
            throw broken;
        }
    }
}
