package dev.kith.http.service;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.StashBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Knows all runs, passes on what is asked of them and says whose turn it is. Until the journal is read, everybody waits. */
public final class RunRegistry extends AbstractBehavior<RunRegistry.Command> {
    private static final int MOST_WAITING = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunSurroundings surroundings;
    private final TurnOrder turns;
    private final ActorRef<RunView> changes;
    private final RunViews views;
    private final StashBuffer<Command> stash;
    private final PresentRuns runs;
    private final Set<String> unread = new HashSet<>();
    private final List<ActorRef<Done>> closers = new ArrayList<>();
    private boolean known;

    /** What it hears. */
    public sealed interface Command {}

    /** Something is asked of a run. */
    record Ask(String id, RunCommand.Request request) implements Command {}

    /** Grant turns from now on: commands that end a run can be heard. */
    record Open() implements Command {}

    /** Answer when the journal is read. */
    record Ready(ActorRef<Done> replyTo) implements Command {}

    record Subscribe(String id, long after, ActorRef<FeedEvent> subscriber) implements Command {}

    /** End all attempts, saved; then answer. Nothing new is begun. */
    record Close(ActorRef<Done> replyTo) implements Command {}

    private record Known(List<String> ids) implements Command {}

    private record Unreadable(Throwable failure) implements Command {}

    private record Changed(RunView run) implements Command {}

    private record Look() implements Command {}

    private record Stays(String id) implements Command {}

    private record Left(String id) implements Command {}

    private record Trust() implements Command {}

    /**
     * A registry of the runs in a journal.
     *
     * @param ids names of those that have something to do before anything is asked of them
     * @param slots how many may train at once
     * @param views hold the runs as they are
     */
    static Behavior<Command> create(
            RunSurroundings surroundings, CompletionStage<List<String>> ids, int slots, RunViews views) {
        return create(surroundings, ids, slots, views, PATIENCE);
    }

    /** @param patience how long a run of which nothing is asked keeps its actor, at least */
    static Behavior<Command> create(
            RunSurroundings surroundings,
            CompletionStage<List<String>> ids,
            int slots,
            RunViews views,
            Duration patience) {
        return Behaviors.setup(context -> Behaviors.withStash(
                MOST_WAITING,
                stash -> Behaviors.withTimers(timers -> {
                    context.pipeToSelf(
                            ids, (found, failure) -> failure == null ? new Known(found) : new Unreadable(failure));
                    timers.startTimerWithFixedDelay(new Look(), patience);
                    return new RunRegistry(context, stash, surroundings, new TurnOrder(slots), views);
                })));
    }

    private RunRegistry(
            ActorContext<Command> context,
            StashBuffer<Command> stash,
            RunSurroundings surroundings,
            TurnOrder turns,
            RunViews views) {
        super(context);
        this.stash = stash;
        this.surroundings = surroundings;
        this.turns = turns;
        this.views = views;
        this.changes = context.messageAdapter(RunView.class, Changed::new);
        ActorRef<String> staying = context.messageAdapter(String.class, Stays::new);
        this.runs = new PresentRuns(this::spawn, staying);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Known.class, this::onKnown)
                .onMessage(Unreadable.class, this::onUnreadable)
                .onMessage(Changed.class, this::onChanged)
                .onMessage(Look.class, this::onLook)
                .onMessage(Stays.class, this::onStays)
                .onMessage(Left.class, this::onLeft)
                .onMessage(Command.class, message -> !ready(), this::onEarly)
                .onMessage(Ask.class, this::onAsk)
                .onMessage(Ready.class, this::onReady)
                .onMessage(Open.class, message -> onOpen())
                .onMessage(Trust.class, message -> onTrust())
                .onMessage(Subscribe.class, this::onSubscribe)
                .onMessage(Close.class, this::onClose)
                .build();
    }

    private Behavior<Command> onKnown(Known message) {
        known = true;
        unread.addAll(message.ids());
        message.ids().forEach(runs::wake);
        views.all().stream().filter(run -> !unread.contains(run.id())).forEach(turns::changed);
        return next();
    }

    private Behavior<Command> onUnreadable(Unreadable message) {
        throw new IllegalStateException("the journal of runs cannot be read", message.failure());
    }

    private Behavior<Command> onEarly(Command message) {
        stash.stash(message);
        return this;
    }

    private Behavior<Command> onChanged(Changed message) {
        RunView run = message.run();
        unread.remove(run.id());
        turns.changed(run);
        return next();
    }

    private Behavior<Command> onAsk(Ask message) {
        RunCommand.Request request = message.request();
        boolean create = request instanceof RunCommand.Create;
        Optional<String> trouble = surroundings.history().trouble();
        if (turns.closed()) {
            request.replyTo().tell(new RunAnswer.Closing());
        } else if (trouble.isPresent()) {
            request.replyTo().tell(new RunAnswer.Broken(trouble.get()));
        } else if (create || views.contain(message.id())) {
            runs.tell(message.id(), request);
        } else {
            request.replyTo().tell(new RunAnswer.Unknown(message.id()));
        }
        return this;
    }

    private Behavior<Command> onReady(Ready message) {
        message.replyTo().tell(Done.getInstance());
        return this;
    }

    private Behavior<Command> onOpen() {
        turns.open();
        getContext().scheduleOnce(TurnOrder.CAUTION, getContext().getSelf(), new Trust());
        return next();
    }

    private Behavior<Command> onTrust() {
        turns.trust();
        return next();
    }

    private Behavior<Command> onSubscribe(Subscribe message) {
        if (views.contain(message.id())) {
            runs.tell(message.id(), new RunCommand.Subscribe(message.after(), message.subscriber()));
        }
        return this;
    }

    private Behavior<Command> onClose(Close message) {
        turns.close();
        closers.add(message.replyTo());
        runs.tellAll(new RunCommand.Close());
        return next();
    }

    /** Runs of which nothing is asked do without an actor. */
    private Behavior<Command> onLook(Look message) {
        runs.letGo(id -> views.find(id).filter(run -> run.status().active()).isEmpty());
        return this;
    }

    private Behavior<Command> onStays(Stays message) {
        runs.stays(message.id());
        return this;
    }

    private Behavior<Command> onLeft(Left message) {
        runs.left(message.id());
        return this;
    }

    private boolean ready() {
        return known && unread.isEmpty();
    }

    /** Whatever has become possible by what was heard. */
    private Behavior<Command> next() {
        if (!ready()) {
            return this;
        }
        if (turns.closed() && !turns.anyActive()) {
            closers.forEach(closer -> closer.tell(Done.getInstance()));
            closers.clear();
        }
        turns.grant().forEach(id -> runs.tell(id, new RunCommand.Begin()));
        views.place(turns.places());
        views.completed();
        return stash.isEmpty() ? this : stash.unstashAll(this);
    }

    private ActorRef<RunCommand> spawn(String id) {
        RunView known = views.find(id).orElseGet(() -> RunView.of(id, RunState.absent()));
        ActorRef<RunCommand> run = getContext()
                .spawn(TrainingRun.create(known, surroundings, this::show), "run-" + id, TrainingRun.DISPATCHER);
        getContext().watchWith(run, new Left(id));
        return run;
    }

    /** What others see changes at once; whose turn it is, when the message is read. */
    private void show(RunView run) {
        views.put(run);
        changes.tell(run);
    }
}
