package dev.kith.http.service;

import akka.actor.typed.ActorRef;
import java.util.ArrayList;
import java.util.List;

/** Who hears of a run: one observer, of its newest state; subscribers, of everything. */
final class RunAudience {
    private final ActorRef<RunView> observer;
    private final RunFeed feed = new RunFeed();
    /** States that subscribers have not heard of. */
    private final List<RunState> untold = new ArrayList<>();

    private RunView view;

    RunAudience(String id, ActorRef<RunView> observer) {
        this.observer = observer;
        this.view = RunView.of(id, RunState.absent());
    }

    /** The run, as it was told last. */
    RunView view() {
        return view;
    }

    /** There is a new state, which the journal may not have yet. */
    void keep(RunState next) {
        untold.add(next);
    }

    /** The journal has not taken what was kept. */
    void forget() {
        untold.clear();
    }

    /** Tells subscribers of the states that are in the journal by now. */
    void tell() {
        for (RunState next : untold) {
            view = view.in(next);
            feed.changed(view);
        }
        untold.clear();
    }

    /** Tells the observer how the run is. */
    void show() {
        observer.tell(view);
    }

    /** Passes on what an attempt tells. */
    void told(RunExecutor.Telemetry telemetry) {
        if (telemetry instanceof RunExecutor.Telemetry.Stepped stepped) {
            view = view.stepped(stepped);
            show();
        }
        feed.told(telemetry);
    }

    void subscribe(long after, ActorRef<FeedEvent> subscriber) {
        feed.subscribe(after, subscriber);
    }

    void unsubscribe(ActorRef<FeedEvent> subscriber) {
        feed.unsubscribe(subscriber);
    }
}
