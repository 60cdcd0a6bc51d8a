package dev.kith.model.run;

import dev.kith.model.engine.NamedTensors;
import java.util.Map;
import java.util.Set;

/**
 * A consistent cut: copies of the state of every node of a plan when all of them have finished the steps before {@code
 * step} and none has begun it.
 *
 * @param step the next step to run
 * @param purposes why it was made
 * @param states by name of the node
 */
public record Cut(long step, Set<Purpose> purposes, Map<String, NamedTensors> states) {

    /**
     * The state of a node.
     *
     * @throws IllegalArgumentException if the plan has no such node
     */
    public NamedTensors state(String node) {
        NamedTensors state = states.get(node);
        if (state == null) {
            throw new IllegalArgumentException("no node " + node + " among " + states.keySet());
        }
        return state;
    }

    /** What a cut is for. */
    public enum Purpose {
        CHECKPOINT,
        EVALUATION,
        /** The run ends here: completed, paused or interrupted. */
        END
    }

    public Cut {
        purposes = Set.copyOf(purposes);
        states = Map.copyOf(states);
    }
}
