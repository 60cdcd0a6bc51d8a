package dev.kith.http.service;

import akka.actor.typed.ActorRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Who hears of a run: one observer, of its newest state; subscribers, of everything. */
final class RunAudience {
    private final Consumer<RunView> observer;
    private final RunFeed feed = new RunFeed();
    /** States that subscribers have not heard of. */
    private final List<RunState> untold = new ArrayList<>();

    private RunView view;

    /** @param known the run, as it was told last */
    RunAudience(RunView known, Consumer<RunView> observer) {
        this.observer = observer;
        this.view = known;
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

    /**
     * Tells subscribers of the states that are in the journal by now; of the newest in any case, which may have been read
     * without the events before it.
     */
    void tell(RunState newest) {
        if (untold.isEmpty() && newest.version() > 0) {
            untold.add(newest);
        }
        news().forEach(feed::changed);
    }

    /** The same; first the observer, so that whoever hears of a state and asks will find it. */
    void showAndTell() {
        List<RunView> news = news();
        show();
        news.forEach(feed::changed);
    }

    private List<RunView> news() {
        List<RunView> news = new ArrayList<>();
        for (RunState next : untold) {
            view = view.in(next);
            news.add(view);
        }
        untold.clear();
        return news;
    }

    /** Tells the observer how the run is. */
    void show() {
        observer.accept(view);
    }

    /** Passes on what an attempt tells. */
    void told(RunExecutor.Telemetry telemetry) {
        if (telemetry instanceof RunExecutor.Telemetry.Stepped stepped) {
            view = view.stepped(stepped);
            show();
        }
        feed.told(telemetry);
    }

    /** Whether only the observer hears of it. */
    boolean isAlone() {
        return feed.isAlone();
    }

    void subscribe(long after, ActorRef<FeedEvent> subscriber) {
        feed.subscribe(after, subscriber);
    }

    void unsubscribe(ActorRef<FeedEvent> subscriber) {
        feed.unsubscribe(subscriber);
    }
}
