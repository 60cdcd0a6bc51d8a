package dev.kith.http.service;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Scheduler;
import akka.actor.typed.javadsl.AskPattern;
import dev.kith.http.service.creation.CreationKey;
import dev.kith.http.service.history.HistoryKeeper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Runs, for those who are no actors. An answer fails with a timeout if the service is too busy, or has not read its journal. */
public final class RunService {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ActorRef<RunRegistry.Command> registry;
    private final RunViews views;
    private final HistoryKeeper history;
    private final Scheduler scheduler;

    RunService(ActorRef<RunRegistry.Command> registry, RunViews views, HistoryKeeper history, Scheduler scheduler) {
        this.registry = registry;
        this.views = views;
        this.history = history;
        this.scheduler = scheduler;
    }

    /** Creates a run, unless there is one of this name. */
    public CompletionStage<RunAnswer> create(String id, Specification specification) {
        return create(id, specification, Optional.empty());
    }

    /**
     * Creates a run, unless there is one of this name.
     *
     * @param key by which its client will know it again, see {@link #ofKey}
     */
    public CompletionStage<RunAnswer> create(String id, Specification specification, Optional<CreationKey> key) {
        return ask(
                replyTo -> new RunRegistry.Ask(RunId.require(id), new RunCommand.Create(specification, key, replyTo)));
    }

    /** The run that was asked for with a key, if there is one. */
    public CompletionStage<Optional<RunView>> ofKey(String key) {
        return known(() -> views.ofKey(key));
    }

    /** Asks something of a run. */
    public CompletionStage<RunAnswer> control(String id, RunVerb verb) {
        return ask(replyTo -> new RunRegistry.Ask(id, new RunCommand.Control(verb, replyTo)));
    }

    /** Lets a run go on with other settings. */
    public CompletionStage<RunAnswer> change(String id, SettingsPatch patch) {
        return ask(replyTo -> new RunRegistry.Ask(id, new RunCommand.Change(patch, replyTo)));
    }

    public CompletionStage<RunAnswer> find(String id) {
        return known(
                () -> views.find(id).<RunAnswer>map(RunAnswer.Done::new).orElseGet(() -> new RunAnswer.Unknown(id)));
    }

    /** All runs, by name. */
    public CompletionStage<List<RunView>> all() {
        return known(views::all);
    }

    /**
     * Some runs, by name.
     *
     * @param after the name before the first; empty: from the beginning
     * @param limit how many at most
     */
    public CompletionStage<List<RunView>> page(Optional<String> after, int limit) {
        return known(() -> views.page(after, limit));
    }

    /** Another number after any run has changed. */
    public long version() {
        return views.version();
    }

    /** Why the service cannot do what it is for, found out by a write that is at most a second old; empty if it can. */
    public CompletionStage<Optional<String>> trouble() {
        return ready().thenCompose(done -> history.tried());
    }

    /** Answers when the journal is read and whoever keeps the runs hears what is asked. */
    public CompletionStage<Done> ready() {
        return ready(TIMEOUT);
    }

    CompletionStage<Done> ready(Duration timeout) {
        return AskPattern.ask(registry, RunRegistry.Ready::new, timeout, scheduler);
    }

    private <T> CompletionStage<T> known(Supplier<T> answer) {
        return views.areComplete()
                ? CompletableFuture.completedFuture(answer.get())
                : ready().thenApply(ready -> answer.get());
    }

    /** Lets somebody hear what happens to a run, beginning with what is kept of the events after a number. */
    public void subscribe(String id, long after, ActorRef<FeedEvent> subscriber) {
        registry.tell(new RunRegistry.Subscribe(id, after, subscriber));
    }

    /** Ends all attempts, saved, and begins none any more. */
    CompletionStage<Done> close(Duration timeout) {
        return AskPattern.ask(registry, RunRegistry.Close::new, timeout, scheduler);
    }

    private CompletionStage<RunAnswer> ask(
            akka.japi.function.Function<ActorRef<RunAnswer>, RunRegistry.Command> message) {
        return AskPattern.ask(registry, message, TIMEOUT, scheduler).exceptionally(this::late);
    }

    /** Whatever was asked in the moment in which the history broke may find nothing that answers. */
    private RunAnswer late(Throwable thrown) {
        return history.trouble()
                .<RunAnswer>map(RunAnswer.Broken::new)
                .orElseThrow(() -> new CompletionException(thrown));
    }
}
