package dev.kith.http.service;

import akka.actor.typed.ActorRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Tells subscribers what happens to a run, and keeps the last events for those who missed them. Numbers are made of the
 * version of the run's state and a count of what was told since: a state has the same number whenever the journal is read
 * again, and every later event a greater one.
 */
final class RunFeed {
    /** How much can be told in one state; with versions up to two million the numbers are exact in JavaScript, too. */
    private static final long TOLD_PER_VERSION = 1L << 32;

    private static final int KEPT = 1_024;

    private final Deque<FeedEvent> kept = new ArrayDeque<>();
    private final Set<ActorRef<FeedEvent>> subscribers = new LinkedHashSet<>();
    private long last;

    /** A new state; nothing if it is known already, because the journal was read once more. */
    void changed(RunView run) {
        long id = run.state().version() * TOLD_PER_VERSION;
        if (id > last) {
            tell(id, new FeedEvent.Changed(run));
        }
    }

    void told(RunExecutor.Telemetry telemetry) {
        tell(last + 1, new FeedEvent.Told(telemetry));
    }

    /** From now on; first the events after a number, as far back as they are kept. */
    void subscribe(long after, ActorRef<FeedEvent> subscriber) {
        kept.stream().filter(event -> event.id() > after).forEach(subscriber::tell);
        subscribers.add(subscriber);
    }

    boolean isAlone() {
        return subscribers.isEmpty();
    }

    void unsubscribe(ActorRef<FeedEvent> subscriber) {
        subscribers.remove(subscriber);
    }

    private void tell(long id, FeedEvent.Item item) {
        FeedEvent event = new FeedEvent(id, item);
        last = id;
        kept.addLast(event);
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
        subscribers.forEach(subscriber -> subscriber.tell(event));
    }
}
