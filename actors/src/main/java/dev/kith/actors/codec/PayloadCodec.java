package dev.kith.actors.codec;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.method.Batch;
import dev.kith.model.method.Embeddings;
import dev.kith.model.method.Parameters;
import dev.kith.model.method.Payload;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.QueueAdditions;
import dev.kith.model.method.SemanticPositives;
import dev.kith.model.method.StepResult;
import dev.kith.protocol.TensorCodec;
import dev.kith.protocol.wire.Tensor;
import java.util.List;
import java.util.Map;

/**
 * Between payloads and their messages. Tensors are wrapped, never copied: a payload that is decoded inside the same JVM
 * reads the buffers of its sender. The step stands in the header, not in the message.
 */
public final class PayloadCodec {
    private static final Map<Class<? extends Payload>, Descriptor> WIRE_TYPES = Map.of(
            Batch.class, dev.kith.protocol.wire.Batch.getDescriptor(),
            Embeddings.class, dev.kith.protocol.wire.Embeddings.getDescriptor(),
            QueueAdditions.class, dev.kith.protocol.wire.QueueAdditions.getDescriptor(),
            PseudoLabels.class, dev.kith.protocol.wire.PseudoLabels.getDescriptor(),
            SemanticPositives.class, dev.kith.protocol.wire.SemanticPositives.getDescriptor(),
            Parameters.class, dev.kith.protocol.wire.Parameters.getDescriptor(),
            StepResult.class, dev.kith.protocol.wire.StepResult.getDescriptor());

    private PayloadCodec() {}

    /** The message that carries a kind of payload. */
    public static Descriptor wireType(Class<? extends Payload> type) {
        Descriptor wire = WIRE_TYPES.get(type);
        if (wire == null) {
            throw new IllegalArgumentException("no message carries " + type.getSimpleName());
        }
        return wire;
    }

    /** The message of a payload. */
    public static Message encode(Payload payload) {
        if (payload instanceof Batch batch) {
            return encode(batch);
        } else if (payload instanceof Embeddings embeddings) {
            return encode(embeddings);
        } else if (payload instanceof QueueAdditions additions) {
            return dev.kith.protocol.wire.QueueAdditions.newBuilder()
                    .setQueueVersion(additions.queueVersion())
                    .setEntries(encode(additions.entries()))
                    .build();
        } else if (payload instanceof PseudoLabels labels) {
            return VoteCodec.encode(labels);
        } else if (payload instanceof SemanticPositives positives) {
            return encode(positives);
        } else if (payload instanceof Parameters parameters) {
            return dev.kith.protocol.wire.Parameters.newBuilder()
                    .setVersion(parameters.version())
                    .setValues(encode(parameters.values()))
                    .build();
        } else if (payload instanceof StepResult result) {
            return encode(result);
        }
        throw new IllegalArgumentException(
                "no message carries " + payload.getClass().getSimpleName());
    }

    private static dev.kith.protocol.wire.Batch encode(Batch batch) {
        dev.kith.protocol.wire.Batch.Builder message = dev.kith.protocol.wire.Batch.newBuilder();
        Packed.addLongs(batch.ids(), message::addIds);
        Packed.addInts(batch.labels(), message::addLabels);
        batch.views().forEach(view -> message.addViews(encode(view)));
        return message.build();
    }

    private static dev.kith.protocol.wire.Embeddings encode(Embeddings embeddings) {
        dev.kith.protocol.wire.Embeddings.Builder message =
                dev.kith.protocol.wire.Embeddings.newBuilder().setVersion(embeddings.version());
        Packed.addInts(embeddings.rows(), message::addRows);
        Packed.addLongs(embeddings.ids(), message::addIds);
        Packed.addInts(embeddings.labels(), message::addLabels);
        embeddings.byDirection().forEach(tensor -> message.addByDirection(encode(tensor)));
        return message.build();
    }

    private static dev.kith.protocol.wire.SemanticPositives encode(SemanticPositives positives) {
        dev.kith.protocol.wire.SemanticPositives.Builder message = dev.kith.protocol.wire.SemanticPositives.newBuilder()
                .setQueueVersion(positives.queueVersion())
                .setPresent(encode(positives.present()))
                .setQueueFill(positives.queueFill())
                .setQueueAgeSteps(positives.queueAge());
        positives.byDirection().forEach(tensor -> message.addByDirection(encode(tensor)));
        return message.build();
    }

    /** The message of a step's result. */
    public static dev.kith.protocol.wire.StepResult encode(StepResult result) {
        return dev.kith.protocol.wire.StepResult.newBuilder()
                .setRefused(result.refused())
                .putAllMetrics(result.metrics())
                .build();
    }

    static Tensor encode(HostTensor tensor) {
        return TensorCodec.wrapFloats(tensor.shape(), tensor.data());
    }

    public static Batch decode(long step, dev.kith.protocol.wire.Batch message) {
        return new Batch(
                step,
                Packed.longs(message.getIdsCount(), message::getIds),
                Packed.ints(message.getLabelsCount(), message::getLabels),
                decode(message.getViewsList()));
    }

    public static Embeddings decode(long step, dev.kith.protocol.wire.Embeddings message) {
        return new Embeddings(
                step,
                message.getVersion(),
                Packed.ints(message.getRowsCount(), message::getRows),
                Packed.longs(message.getIdsCount(), message::getIds),
                Packed.ints(message.getLabelsCount(), message::getLabels),
                decode(message.getByDirectionList()));
    }

    public static QueueAdditions decode(long step, dev.kith.protocol.wire.QueueAdditions message) {
        return new QueueAdditions(step, message.getQueueVersion(), decode(step, message.getEntries()));
    }

    public static PseudoLabels decode(long step, dev.kith.protocol.wire.PseudoLabels message) {
        return VoteCodec.decode(step, message);
    }

    public static SemanticPositives decode(long step, dev.kith.protocol.wire.SemanticPositives message) {
        return new SemanticPositives(
                step,
                message.getQueueVersion(),
                decode(message.getPresent()),
                decode(message.getByDirectionList()),
                message.getQueueFill(),
                message.getQueueAgeSteps());
    }

    public static Parameters decode(long step, dev.kith.protocol.wire.Parameters message) {
        return new Parameters(step, message.getVersion(), decode(message.getValues()));
    }

    public static StepResult decode(long step, dev.kith.protocol.wire.StepResult message) {
        return new StepResult(step, message.getRefused(), message.getMetricsMap());
    }

    static HostTensor decode(Tensor tensor) {
        return new HostTensor(TensorCodec.shape(tensor), TensorCodec.floats(tensor));
    }

    private static List<HostTensor> decode(List<Tensor> tensors) {
        return tensors.stream().map(PayloadCodec::decode).toList();
    }
}
