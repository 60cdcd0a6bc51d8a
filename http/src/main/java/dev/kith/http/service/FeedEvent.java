package dev.kith.http.service;

/** Something that all subscribers of a run hear: one object for all of them, equal to no other. */
public final class FeedEvent {
    private final long id;
    private final Item item;

    /** @param id rises for ever, also over restarts of the service */
    FeedEvent(long id, Item item) {
        this.id = id;
        this.item = item;
    }

    public long id() {
        return id;
    }

    public Item item() {
        return item;
    }

    /** What it is. */
    public sealed interface Item {}

    /** The run has a new state. */
    public record Changed(RunView run) implements Item {}

    /** Its attempt has told something. */
    public record Told(RunExecutor.Telemetry telemetry) implements Item {}
}
