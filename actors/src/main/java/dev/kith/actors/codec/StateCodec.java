package dev.kith.actors.codec;

import dev.kith.model.engine.NamedTensors;
import dev.kith.model.run.Cut;
import dev.kith.protocol.wire.NamedTensor;
import dev.kith.protocol.wire.NodeState;
import dev.kith.protocol.wire.Snapshot;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Between states and their messages; tensors are wrapped, never copied. */
public final class StateCodec {

    private StateCodec() {}

    public static Snapshot encode(NamedTensors state) {
        Snapshot.Builder snapshot = Snapshot.newBuilder();
        state.asMap()
                .forEach((name, tensor) -> snapshot.addTensors(
                        NamedTensor.newBuilder().setName(name).setTensor(PayloadCodec.encode(tensor))));
        return snapshot.build();
    }

    public static NamedTensors decode(Snapshot snapshot) {
        NamedTensors state = new NamedTensors();
        snapshot.getTensorsList()
                .forEach(tensor -> state.put(tensor.getName(), PayloadCodec.decode(tensor.getTensor())));
        return state;
    }

    /** A cut from the snapshots of all nodes; its step stands in the header. */
    public static dev.kith.protocol.wire.Cut encode(Set<Cut.Purpose> purposes, Map<String, Snapshot> states) {
        dev.kith.protocol.wire.Cut.Builder cut = dev.kith.protocol.wire.Cut.newBuilder();
        purposes.stream()
                .sorted()
                .forEach(purpose -> cut.addPurposes(dev.kith.protocol.wire.Cut.Purpose.valueOf(purpose.name())));
        states.forEach((node, state) ->
                cut.addStates(NodeState.newBuilder().setNode(node).setState(state)));
        return cut.build();
    }

    public static Cut decode(long step, dev.kith.protocol.wire.Cut cut) {
        Set<Cut.Purpose> purposes = EnumSet.noneOf(Cut.Purpose.class);
        cut.getPurposesList().forEach(purpose -> purposes.add(Cut.Purpose.valueOf(purpose.name())));
        Map<String, NamedTensors> states = new LinkedHashMap<>();
        cut.getStatesList().forEach(state -> states.put(state.getNode(), decode(state.getState())));
        return new Cut(step, purposes, states);
    }
}
