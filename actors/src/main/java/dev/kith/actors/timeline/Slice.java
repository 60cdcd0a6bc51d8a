package dev.kith.actors.timeline;

/**
 * One piece of work.
 *
 * @param lane who did it
 * @param name what it was, for example {@code online complete}
 * @param step of which step
 * @param startNanos and {@code endNanos}: of {@link System#nanoTime}
 */
public record Slice(String lane, String name, long step, long startNanos, long endNanos) {}
