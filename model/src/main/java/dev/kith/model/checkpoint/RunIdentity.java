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
 * @param data what it learns from
 */
public record RunIdentity(
        String runId, long attempt, long seed, Map<String, String> versions, Machine machine, DataIdentity data) {

    /** One that does not tell what it learns from. */
    public RunIdentity(String runId, long attempt, long seed, Map<String, String> versions, Machine machine) {
        this(runId, attempt, seed, versions, machine, DataIdentity.UNKNOWN);
    }

    public RunIdentity {
        versions = Map.copyOf(versions);
    }
}
