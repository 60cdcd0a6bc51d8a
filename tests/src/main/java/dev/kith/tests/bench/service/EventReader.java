package dev.kith.tests.bench.service;

import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who follows a run, leaves and comes back, and checks that no event was lost, doubled or out of order: numbers rise
 * by one until the run has a new state, which has zeros below.
 */
final class EventReader implements EventWire.Listener {
    private static final long TOLD = (1L << 32) - 1;

    private final URI events;
    private final String head;
    private final Errors errors;
    private @Nullable EventWire stream;
    private long last = -1;
    private long received;
    private long gaps;
    private long reorderings;

    /** @param head further lines of its requests, each with its end */
    EventReader(URI events, String head, Errors errors) {
        this.events = events;
        this.head = head;
        this.errors = errors;
    }

    /** Connects, and asks for what came after the last event that is known. */
    void open(WireLoop loop) throws IOException {
        stream = new EventWire(loop, events, head, last, this);
    }

    void close() throws IOException {
        if (stream != null) {
            stream.close();
        }
    }

    @Override
    public void event(long id) {
        if (last >= 0) {
            if (id <= last) {
                reorderings++;
            } else if (id != last + 1 && (id & TOLD) != 0) {
                gaps++;
            }
        }
        last = id;
        received++;
    }

    @Override
    public void ended(String reason) {
        errors.add("an event stream: " + reason);
    }

    /** Number of the newest event; −1 before the first. */
    long last() {
        return last;
    }

    /** Events so far. */
    long received() {
        return received;
    }

    /** How often a number was missing. */
    long gaps() {
        return gaps;
    }

    /** How often a number was not greater than the one before. */
    long reorderings() {
        return reorderings;
    }
}
