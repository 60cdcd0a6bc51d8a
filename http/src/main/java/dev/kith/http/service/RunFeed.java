package dev.kith.http.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last events of a run, for those who missed them. Numbers are made of the version of the run's state and a count of what
 * was told since: a state has the same number whenever the journal is read again, and every later event a greater one.
 */
final class RunFeed {
    /** How much can be told in one state; with versions up to two million the numbers are exact in JavaScript, too. */
    private static final long TOLD_PER_VERSION = 1L << 32;

    private static final int KEPT = 1_024;

    private final Deque<FeedEvent> kept = new ArrayDeque<>();
    private long last;

    FeedEvent changed(RunView run) {
        return add(run.state().version() * TOLD_PER_VERSION, new FeedEvent.Changed(run));
    }

    FeedEvent told(RunExecutor.Telemetry telemetry) {
        return add(last + 1, new FeedEvent.Told(telemetry));
    }

    /** Those after a number, as far back as they are kept. */
    List<FeedEvent> after(long id) {
        return kept.stream().filter(event -> event.id() > id).toList();
    }

    private FeedEvent add(long id, FeedEvent.Item item) {
        FeedEvent event = new FeedEvent(id, item);
        last = id;
        kept.addLast(event);
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
        return event;
    }
}
