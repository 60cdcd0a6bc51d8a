package dev.kith.tests.support;

import dev.kith.model.checkpoint.ParameterHash;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.run.Cut;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Hashes of tensors by name: equal if and only if every bit is equal, and a difference shows where it is. */
public record Fingerprint(SortedMap<String, String> hashes) {

    /** Of the two networks: parameters and norm statistics. */
    public static Fingerprint ofNetworks(Cut cut) {
        Map<String, NamedTensors> states = cut.states();
        return of(Map.of(
                "online parameters", tensor(states, "online", "parameters"),
                "online statistics", tensor(states, "online", "statistics"),
                "target parameters", tensor(states, "target", "parameters"),
                "target statistics", tensor(states, "target", "statistics")));
    }

    /** Of everything that later steps depend on: networks, optimizer, queue and its replica. */
    public static Fingerprint ofAll(Cut cut) {
        SortedMap<String, HostTensor> tensors = new TreeMap<>();
        cut.states()
                .forEach((node, state) ->
                        state.asMap().forEach((name, tensor) -> tensors.put(node + " " + name, tensor)));
        return of(tensors);
    }

    /** Of given tensors. */
    public static Fingerprint of(Map<String, HostTensor> tensors) {
        SortedMap<String, String> hashes = new TreeMap<>();
        tensors.forEach((name, tensor) -> hashes.put(name, ParameterHash.sha256(tensor)));
        return new Fingerprint(hashes);
    }

    private static HostTensor tensor(Map<String, NamedTensors> states, String node, String name) {
        NamedTensors state = states.get(node);
        if (state == null) {
            throw new IllegalArgumentException("no node " + node + " among " + states.keySet());
        }
        return state.get(name);
    }
}
