package dev.kith.http.service;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EffectBuilder;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.SignalHandler;
import dev.kith.protocol.wire.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The life of one run. What it is asked it answers once the journal has it; {@link RunRules} decides what follows. */
public final class TrainingRun extends EventSourcedBehavior<TrainingRun.Command, RunEvent, RunState> {
    static final String ENTITY = "training-run";
    private static final Duration LEAST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration MOST_BACKOFF = Duration.ofSeconds(30);

    private final ActorContext<Command> context;
    private final String id;
    private final RunExecutor executor;
    private final RunEvents events;
    private final RunRules rules;
    private final ActorRef<RunView> observer;
    private final RunFeed feed = new RunFeed();
    private Optional<RunExecutor.Attempt> attempt = Optional.empty();
    private RunView view;
    /** States that subscribers have not heard of. */
    private final List<RunState> untold = new ArrayList<>();

    private boolean closing;

    /** What it hears. */
    public sealed interface Command {}

    /** Be this run. */
    record Create(Specification specification, ActorRef<RunAnswer> replyTo) implements Command {}

    /** Do this. */
    record Control(RunVerb verb, ActorRef<RunAnswer> replyTo) implements Command {}

    /** It is its turn. */
    record Begin() implements Command {}

    /** The service ends: save, and go on when it is there again. */
    record Close() implements Command {}

    /** Tell of what happens, beginning after a number. */
    record Subscribe(long after, ActorRef<FeedEvent> subscriber) implements Command {}

    private record Unsubscribed(ActorRef<FeedEvent> subscriber) implements Command {}

    /** The journal is read. */
    private record Recovered() implements Command {}

    private record AttemptBegan(long attempt, long fromStep) implements Command {}

    private record AttemptTold(long attempt, RunExecutor.Telemetry telemetry) implements Command {}

    private record AttemptEnded(long attempt, RunExecutor.End end) implements Command {}

    /** @param observer is told of every change, and once when the journal is read */
    static Behavior<Command> create(String id, RunExecutor executor, RunEvents events, ActorRef<RunView> observer) {
        return Behaviors.setup(context -> new TrainingRun(context, id, executor, events, observer));
    }

    private TrainingRun(
            ActorContext<Command> context,
            String id,
            RunExecutor executor,
            RunEvents events,
            ActorRef<RunView> observer) {
        super(PersistenceId.of(ENTITY, id), SupervisorStrategy.restartWithBackoff(LEAST_BACKOFF, MOST_BACKOFF, 0.2));
        this.context = context;
        this.id = id;
        this.executor = executor;
        this.events = events;
        this.rules = new RunRules(events);
        this.observer = observer;
        this.view = RunView.of(id, RunState.absent());
    }

    @Override
    public RunState emptyState() {
        return RunState.absent();
    }

    @Override
    public CommandHandler<Command, RunEvent, RunState> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Create.class, this::onCreate)
                .onCommand(Control.class, this::onControl)
                .onCommand(Begin.class, (state, message) -> onBegin(state))
                .onCommand(Close.class, (state, message) -> onClose(state))
                .onCommand(Subscribe.class, (state, message) -> onSubscribe(message))
                .onCommand(Unsubscribed.class, (state, message) -> onUnsubscribed(message))
                .onCommand(Recovered.class, (state, message) -> onRecovered(state))
                .onCommand(AttemptBegan.class, this::onAttemptBegan)
                .onCommand(AttemptTold.class, this::onAttemptTold)
                .onCommand(AttemptEnded.class, this::onAttemptEnded)
                .build();
    }

    /** Is called before the journal has the event: nobody may hear of it yet. */
    @Override
    public EventHandler<RunState, RunEvent> eventHandler() {
        return (state, event) -> {
            RunState next = state.apply(event);
            untold.add(next);
            return next;
        };
    }

    @Override
    public SignalHandler<RunState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.class, (state, signal) -> onRecoveryCompleted())
                .onSignal(PreRestart.class, (state, signal) -> onPreRestart())
                .onSignal(PostStop.class, (state, signal) -> stopAttempt())
                .build();
    }

    private void onRecoveryCompleted() {
        tell();
        context.getSelf().tell(new Recovered());
    }

    /** The journal has failed and will be read again. */
    private void onPreRestart() {
        untold.clear();
        stopAttempt();
    }

    private Effect<RunEvent, RunState> onCreate(RunState state, Create message) {
        if (state.status() != RunStatus.ABSENT) {
            boolean same = state.specification().equals(message.specification());
            message.replyTo().tell(same ? new RunAnswer.Unchanged(view) : new RunAnswer.Taken(view));
            return Effect().none();
        }
        if (executor.occupied(id)) {
            message.replyTo().tell(new RunAnswer.Occupied(id));
            return Effect().none();
        }
        return persist(List.of(events.created(message.specification())))
                .thenRun(created -> message.replyTo().tell(new RunAnswer.Done(view)));
    }

    private Effect<RunEvent, RunState> onControl(RunState state, Control message) {
        if (state.status() == RunStatus.ABSENT) {
            message.replyTo().tell(new RunAnswer.Unknown(id));
            return Effect().none();
        }
        Optional<RunEvent> event = rules.asked(state, message.verb());
        if (event.isEmpty()) {
            message.replyTo().tell(new RunAnswer.Refused(view, message.verb()));
            return Effect().none();
        }
        return persist(List.of(event.get())).thenRun(next -> {
            if (message.verb() == RunVerb.DELETE) {
                removeFiles();
            } else {
                stopAttempt();
            }
            message.replyTo().tell(new RunAnswer.Done(view));
        });
    }

    private Effect<RunEvent, RunState> onBegin(RunState state) {
        if (state.status() != RunStatus.CREATED || closing) {
            observer.tell(view);
            return Effect().none();
        }
        return persist(List.of(events.starting(state.progress().attempt() + 1))).thenRun(this::begin);
    }

    private Effect<RunEvent, RunState> onClose(RunState state) {
        closing = true;
        if (state.status().active()) {
            stopAttempt();
        }
        return Effect().none();
    }

    private Effect<RunEvent, RunState> onSubscribe(Subscribe message) {
        feed.subscribe(message.after(), message.subscriber());
        context.watchWith(message.subscriber(), new Unsubscribed(message.subscriber()));
        return Effect().none();
    }

    private Effect<RunEvent, RunState> onUnsubscribed(Unsubscribed message) {
        feed.unsubscribe(message.subscriber());
        return Effect().none();
    }

    private Effect<RunEvent, RunState> onRecovered(RunState state) {
        if (!state.status().active()) {
            observer.tell(view);
            return Effect().none();
        }
        Optional<RunEvent> event = rules.recovered(state, executor.newestCheckpoint(id));
        return persist(event.stream().toList());
    }

    private Effect<RunEvent, RunState> onAttemptBegan(RunState state, AttemptBegan message) {
        boolean expected = isCurrent(state, message.attempt()) && state.status() == RunStatus.STARTING;
        return expected
                ? persist(List.of(events.began(message.fromStep())))
                : Effect().none();
    }

    private Effect<RunEvent, RunState> onAttemptTold(RunState state, AttemptTold message) {
        if (!isCurrent(state, message.attempt())) {
            return Effect().none();
        }
        if (message.telemetry() instanceof RunExecutor.Telemetry.Stepped stepped) {
            view = view.stepped(stepped);
            observer.tell(view);
        }
        feed.told(message.telemetry());
        return Effect().none();
    }

    private Effect<RunEvent, RunState> onAttemptEnded(RunState state, AttemptEnded message) {
        if (!isCurrent(state, message.attempt())) {
            return Effect().none();
        }
        attempt = Optional.empty();
        if (message.end() instanceof RunExecutor.End.Failed failed) {
            context.getLog().warn("run {} failed: {}", id, failed.reason(), failed.cause());
        }
        return persist(rules.ended(state, message.end(), closing)).thenRun(next -> {
            if (next.status() == RunStatus.STARTING) {
                begin(next);
            }
        });
    }

    private EffectBuilder<RunEvent, RunState> persist(List<RunEvent> what) {
        return Effect().persist(what).thenRun(next -> {
            tell();
            observer.tell(view);
        });
    }

    /** Tells subscribers of the states that are in the journal by now. */
    private void tell() {
        for (RunState next : untold) {
            view = view.in(next);
            feed.changed(view);
        }
        untold.clear();
    }

    /** Messages of an attempt that has ended, or of one before a restart, mean nothing any more. */
    private boolean isCurrent(RunState state, long number) {
        return attempt.isPresent() && state.progress().attempt() == number;
    }

    private void begin(RunState state) {
        long number = state.progress().attempt();
        ActorRef<Command> self = context.getSelf();
        attempt = Optional.of(executor.begin(id, state.specification(), new RunExecutor.Listener() {
            @Override
            public void began(long fromStep) {
                self.tell(new AttemptBegan(number, fromStep));
            }

            @Override
            public void told(RunExecutor.Telemetry telemetry) {
                self.tell(new AttemptTold(number, telemetry));
            }

            @Override
            public void ended(RunExecutor.End end) {
                self.tell(new AttemptEnded(number, end));
            }
        }));
        if (closing) {
            stopAttempt();
        }
    }

    private void stopAttempt() {
        attempt.ifPresent(RunExecutor.Attempt::stop);
    }

    private void removeFiles() {
        try {
            executor.remove(id);
        } catch (RuntimeException e) {
            context.getLog().warn("the files of the deleted run {} could not be removed", id, e);
        }
    }
}
