package dev.kith.config.hocon;

import java.util.Optional;

/**
 * Settings that are shown, not run.
 *
 * @param missing what has to be set before a run can begin: the folder of the data
 */
public record DraftSettings(ResolvedSettings resolved, Optional<Problem> missing) {}
