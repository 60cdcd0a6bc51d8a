package dev.kith.model.method;

import dev.kith.model.engine.HostTensor;

/**
 * A published copy of the online parameters that the target network averages.
 *
 * @param version step + 1
 * @param values the flat vector {@code [target size]}
 */
public record Parameters(long step, long version, HostTensor values) implements Payload {}
