package dev.kith.model.checkpoint;

import dev.kith.model.engine.NamedTensors;
import java.util.Map;

/**
 * A checkpoint in memory, checked against its manifest.
 *
 * @param step the next step to run
 * @param states by name of the node
 */
public record LoadedCheckpoint(long step, Map<String, NamedTensors> states, CheckpointManifest manifest) {

    public LoadedCheckpoint {
        states = Map.copyOf(states);
    }
}
