package dev.kith.actors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import dev.kith.actors.LightPlan;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.method.Batch;
import dev.kith.model.method.Embeddings;
import dev.kith.model.method.Parameters;
import dev.kith.model.method.Payload;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.QueueAdditions;
import dev.kith.model.method.Role;
import dev.kith.model.method.SemanticPositives;
import dev.kith.model.method.StepResult;
import dev.kith.model.neighbor.Neighbor;
import dev.kith.model.neighbor.Vote;
import dev.kith.model.run.Cut;
import dev.kith.protocol.wire.Header;
import dev.kith.protocol.wire.OnlineNetworkMessage;
import dev.kith.protocol.wire.PipelineMessage;
import dev.kith.protocol.wire.Snapshot;
import dev.kith.protocol.wire.Stop;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PayloadCodecTest {
    private static final long STEP = 41;

    private static HostTensor tensor(int rows, int dim) {
        HostTensor tensor = HostTensor.allocate(rows, dim);
        for (int i = 0; i < tensor.size(); i++) {
            tensor.floats().put(i, i / 7f - 1);
        }
        return tensor;
    }

    private static Embeddings embeddings(int rows) {
        long[] ids = new long[rows];
        Arrays.setAll(ids, i -> (1L << 33) + i);
        int[] labels = new int[rows];
        Arrays.setAll(labels, i -> i - 1);
        int[] positions = new int[rows];
        Arrays.setAll(positions, i -> 3 * i);
        return new Embeddings(STEP, 40, positions, ids, labels, List.of(tensor(rows, 4), tensor(rows, 4)));
    }

    static Stream<Payload> payloads() {
        Vote decided = new Vote(2, 0.75f, List.of(new Neighbor(9, 2, 0.9f, 3), new Neighbor(8, 1, -0.5f, -1)));
        Vote undecided = new Vote(-1, 0, List.of());
        return Stream.of(
                new Batch(STEP, new long[] {7, 1L << 40}, new int[] {-1, 3}, List.of(tensor(2, 8), tensor(2, 8))),
                embeddings(3),
                embeddings(0),
                new QueueAdditions(STEP, 42, embeddings(2)),
                new PseudoLabels(
                        STEP, 42, new int[] {4, 5, 6}, new long[] {1, 2, 3}, List.of(decided, undecided, decided)),
                new PseudoLabels(STEP, 42, new int[0], new long[0], List.of()),
                new SemanticPositives(
                        STEP, 42, HostTensor.of(new float[] {1, 0}, 2), List.of(tensor(2, 4)), 0.5, 12.25),
                new Parameters(STEP, 42, tensor(1, 100)),
                new StepResult(STEP, true, Map.of()),
                new StepResult(STEP, false, Map.of("loss", 1.5, "embedding/std", Double.NaN)));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void everyPayloadComesBackAsItWas(Payload payload) throws Exception {
        Message message = PayloadCodec.encode(payload);
        Message wired = message.getParserForType().parseFrom(message.toByteArray());

        assertThat(message.getDescriptorForType()).isEqualTo(PayloadCodec.wireType(payload.getClass()));
        assertThat(describe(decode(message))).isEqualTo(describe(payload));
        assertThat(describe(decode(wired))).isEqualTo(describe(payload));
    }

    private static Payload decode(Message message) {
        if (message instanceof dev.kith.protocol.wire.Batch m) {
            return PayloadCodec.decode(STEP, m);
        } else if (message instanceof dev.kith.protocol.wire.Embeddings m) {
            return PayloadCodec.decode(STEP, m);
        } else if (message instanceof dev.kith.protocol.wire.QueueAdditions m) {
            return PayloadCodec.decode(STEP, m);
        } else if (message instanceof dev.kith.protocol.wire.PseudoLabels m) {
            return PayloadCodec.decode(STEP, m);
        } else if (message instanceof dev.kith.protocol.wire.SemanticPositives m) {
            return PayloadCodec.decode(STEP, m);
        } else if (message instanceof dev.kith.protocol.wire.Parameters m) {
            return PayloadCodec.decode(STEP, m);
        }
        return PayloadCodec.decode(STEP, (dev.kith.protocol.wire.StepResult) message);
    }

    /** Every value of a payload as text: records of arrays and buffers have no equality of their own. */
    private static String describe(Object value) {
        if (value instanceof HostTensor tensor) {
            return Arrays.toString(tensor.shape()) + Arrays.toString(tensor.toArray());
        } else if (value instanceof long[] longs) {
            return Arrays.toString(longs);
        } else if (value instanceof int[] ints) {
            return Arrays.toString(ints);
        } else if (value instanceof List<?> list) {
            return list.stream().map(PayloadCodecTest::describe).toList().toString();
        } else if (value instanceof Map<?, ?> map) {
            return new java.util.TreeMap<>(map).toString();
        } else if (value instanceof Payload) {
            return Stream.of(value.getClass().getRecordComponents())
                    .map(component -> {
                        try {
                            var accessor = component.getAccessor();
                            return component.getName() + "=" + describe(accessor.invoke(value));
                        } catch (ReflectiveOperationException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList()
                    .toString();
        }
        return String.valueOf(value);
    }

    @Test
    void insideOneJvmADecodedTensorIsTheSendersMemory() {
        HostTensor lent = tensor(2, 3);
        Parameters received = PayloadCodec.decode(
                STEP, (dev.kith.protocol.wire.Parameters) PayloadCodec.encode(new Parameters(STEP, 42, lent)));

        lent.floats().put(4, 99);

        assertThat(received.values().floats().get(4)).isEqualTo(99);
    }

    @Test
    void aCutComesBackWithItsPurposesAndStates() {
        NamedTensors state = new NamedTensors().put("a", tensor(2, 2)).put("b", tensor(0, 5));
        Snapshot snapshot = StateCodec.encode(state);

        Cut cut = StateCodec.decode(
                8,
                StateCodec.encode(
                        EnumSet.of(Cut.Purpose.EVALUATION, Cut.Purpose.CHECKPOINT), Map.of("online", snapshot)));

        assertThat(cut.step()).isEqualTo(8);
        assertThat(cut.purposes()).containsExactlyInAnyOrder(Cut.Purpose.CHECKPOINT, Cut.Purpose.EVALUATION);
        NamedTensors back = cut.states().get("online");
        assertThat(back).isNotNull();
        assertThat(back.asMap().keySet()).containsExactly("a", "b");
        assertThat(describe(back.get("a"))).isEqualTo(describe(state.get("a")));
    }

    @Test
    void everyPurposeHasItsLikeInTheProtocol() {
        for (Cut.Purpose purpose : Cut.Purpose.values()) {
            Cut cut = StateCodec.decode(0, StateCodec.encode(EnumSet.of(purpose), Map.of()));
            assertThat(cut.purposes()).containsExactly(purpose);
        }
    }

    @Test
    void anEnvelopeHoldsHeaderPortAndBody() {
        Header header = Header.newBuilder().setStep(STEP).setSender("target").build();
        var body = (dev.kith.protocol.wire.Embeddings) PayloadCodec.encode(embeddings(1));

        OnlineNetworkMessage message =
                Envelope.of(OnlineNetworkMessage.getDefaultInstance(), header, "target-embeddings", body);

        assertThat(message.getHeader()).isEqualTo(header);
        assertThat(message.getPort()).isEqualTo("target-embeddings");
        assertThat(message.getEmbeddings()).isSameAs(body);
    }

    @Test
    void anActorIsNotSentWhatItDoesNotHear() {
        assertThatThrownBy(() -> Envelope.of(
                        PipelineMessage.getDefaultInstance(),
                        Header.getDefaultInstance(),
                        PayloadCodec.encode(embeddings(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PipelineMessage carries no Embeddings");
    }

    @Test
    void everyRoleHasAProtocolThatHearsTheControlMessages() {
        for (Role role : Role.values()) {
            Message stop = Envelope.of(Envelope.protocol(role), Header.getDefaultInstance(), Stop.getDefaultInstance());
            assertThat(stop.getDescriptorForType())
                    .isEqualTo(Envelope.protocol(role).getDescriptorForType());
        }
        Envelope.check(new LightPlan(0).plan());
    }
}
