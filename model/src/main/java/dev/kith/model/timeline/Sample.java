package dev.kith.model.timeline;

/**
 * A figure at a moment.
 *
 * @param counter what was counted, for example {@code steps in flight}
 * @param nanos of {@link System#nanoTime}
 */
public record Sample(String counter, double value, long nanos) {}
