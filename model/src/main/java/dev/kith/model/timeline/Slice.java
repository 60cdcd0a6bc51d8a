package dev.kith.model.timeline;

/**
 * One piece of work. Slices of a track are nested or follow each other.
 *
 * @param track who did it: a node, a worker, a service
 * @param name what it was, for example {@code backward}
 * @param step of which step
 * @param startNanos and {@code endNanos}: of {@link System#nanoTime}
 */
public record Slice(String track, String name, long step, long startNanos, long endNanos) {}
