package dev.kith.actors.pipeline;

import static dev.kith.config.Text.format;

import dev.kith.actors.stage.ProtocolDefectException;
import dev.kith.protocol.wire.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the snapshots of all nodes before one step. */
final class CutAssembly {
    private final long step;
    private final List<String> nodes;
    private final Map<String, Snapshot> states = new LinkedHashMap<>();

    CutAssembly(long step, List<String> nodes) {
        this.step = step;
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Takes a snapshot in; a second one of the same node changes nothing.
     *
     * @throws ProtocolDefectException if it is of another step, or of nobody's
     */
    void add(String node, long ofStep, Snapshot state) {
        if (ofStep != step || !nodes.contains(node)) {
            throw new ProtocolDefectException(format(
                    "a snapshot of %s before step %d, but the cut is before step %d of %s", node, ofStep, step, nodes));
        }
        states.putIfAbsent(node, state);
    }

    boolean isComplete() {
        return states.size() == nodes.size();
    }

    long step() {
        return step;
    }

    /** By node, in the order of the plan. */
    Map<String, Snapshot> states() {
        Map<String, Snapshot> ordered = new LinkedHashMap<>();
        nodes.forEach(node -> {
            Snapshot state = states.get(node);
            if (state != null) {
                ordered.put(node, state);
            }
        });
        return ordered;
    }
}
