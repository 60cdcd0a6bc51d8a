package dev.kith.model.checkpoint;

import java.util.Map;

/**
 * Whose checkpoints these are.
 *
 * @param runId the run's name
 * @param attempt which attempt at the run, counted from 1
 * @param seed the run's seed
 * @param versions of programs and libraries, by name
 * @param machine what the bits of the result depend on
 */
public record RunIdentity(String runId, long attempt, long seed, Map<String, String> versions, Machine machine) {

    public RunIdentity {
        versions = Map.copyOf(versions);
    }
}
