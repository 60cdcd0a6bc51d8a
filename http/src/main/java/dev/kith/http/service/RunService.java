package dev.kith.http.service;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Scheduler;
import akka.actor.typed.javadsl.AskPattern;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Runs, for those who are no actors. An answer fails with a timeout if the service is too busy, or has not read its journal. */
public final class RunService {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ActorRef<RunRegistry.Command> registry;
    private final Scheduler scheduler;

    RunService(ActorRef<RunRegistry.Command> registry, Scheduler scheduler) {
        this.registry = registry;
        this.scheduler = scheduler;
    }

    /** Creates a run, unless there is one of this name. */
    public CompletionStage<RunAnswer> create(String id, Specification specification) {
        return ask(replyTo -> new RunRegistry.Ask(RunId.require(id), new RunCommand.Create(specification, replyTo)));
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
        return ask(replyTo -> new RunRegistry.Find(id, replyTo));
    }

    /** All runs, by name. */
    public CompletionStage<List<RunView>> all() {
        return all(TIMEOUT);
    }

    CompletionStage<List<RunView>> all(Duration timeout) {
        return AskPattern.<RunRegistry.Command, RunRegistry.Views>ask(
                        registry, RunRegistry.FindAll::new, timeout, scheduler)
                .thenApply(RunRegistry.Views::runs);
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
        return AskPattern.ask(registry, message, TIMEOUT, scheduler);
    }
}
