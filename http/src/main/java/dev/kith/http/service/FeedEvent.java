package dev.kith.http.service;

/**
 * Something that a subscriber of a run hears.
 *
 * @param id rises for ever, also over restarts of the service
 */
public record FeedEvent(long id, Item item) {

    /** What it is. */
    public sealed interface Item {}

    /** The run has a new state. */
    public record Changed(RunView run) implements Item {}

    /** Its attempt has told something. */
    public record Told(RunExecutor.Telemetry telemetry) implements Item {}
}
