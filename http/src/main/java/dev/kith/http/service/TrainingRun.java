package dev.kith.http.service;

import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.RecoveryCompleted;
import akka.persistence.typed.RecoveryFailed;
import akka.persistence.typed.SnapshotAdapter;
import akka.persistence.typed.SnapshotCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EffectBuilder;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.SignalHandler;
import dev.kith.http.service.history.HistoryKeeper;
import dev.kith.protocol.wire.RunEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The life of one run. What it is asked it answers once the journal has it; {@link RunRules} decides what follows. */
final class TrainingRun extends EventSourcedBehavior<RunCommand, RunEvent, RunState> {
    static final String ENTITY = "training-run";
    /** It waits for files: those of the run, and those of a checkpoint that is checked. */
    static final DispatcherSelector DISPATCHER = DispatcherSelector.fromConfig("kith.run-dispatcher");

    private static final Duration LEAST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration MOST_BACKOFF = Duration.ofSeconds(3);

    private final String id;
    private final ActorContext<RunCommand> context;
    private final RunEvents events;
    private final RunRules rules;
    private final RunDesk desk;
    private final RunWork work;
    private final RunAudience audience;
    private final HistoryKeeper history;
    /** What was asked last, until the journal has what follows from it. */
    private Optional<RunCommand.Request> unanswered = Optional.empty();

    private boolean closing;

    /**
     * A run whose name is that of a view.
     *
     * @param known the run as others know it
     * @param observer is told of every change before all others, and when the journal is read; any thread may be used
     */
    static Behavior<RunCommand> create(RunView known, RunSurroundings surroundings, Consumer<RunView> observer) {
        return Behaviors.setup(context -> new TrainingRun(
                context,
                new RunWork(known.id(), surroundings, context.getSelf(), context.getLog()),
                surroundings,
                new RunAudience(known, observer)));
    }

    private TrainingRun(
            ActorContext<RunCommand> context, RunWork work, RunSurroundings surroundings, RunAudience audience) {
        super(
                PersistenceId.of(ENTITY, audience.view().id()),
                SupervisorStrategy.restartWithBackoff(LEAST_BACKOFF, MOST_BACKOFF, 0.2)
                        .withLoggingEnabled(false));
        this.id = audience.view().id();
        this.context = context;
        this.events = surroundings.events();
        this.history = surroundings.history();
        this.rules = new RunRules(events);
        this.work = work;
        this.audience = audience;
        this.desk = new RunDesk(id, events, rules, work, audience);
    }

    @Override
    public RunState emptyState() {
        return RunState.absent();
    }

    @Override
    public CommandHandler<RunCommand, RunEvent, RunState> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(RunCommand.Request.class, this::onRequest)
                .onCommand(RunCommand.Begin.class, (state, message) -> onBegin(state))
                .onCommand(RunCommand.Close.class, (state, message) -> onClose(state))
                .onCommand(RunCommand.Leave.class, this::onLeave)
                .onCommand(RunCommand.Subscribe.class, (state, message) -> onSubscribe(message))
                .onCommand(RunCommand.Unsubscribed.class, (state, message) -> {
                    audience.unsubscribe(message.subscriber());
                    return Effect().none();
                })
                .onCommand(RunCommand.Recovered.class, (state, message) -> onRecovered(state))
                .onCommand(RunCommand.AttemptBegan.class, this::onAttemptBegan)
                .onCommand(RunCommand.AttemptTold.class, (state, message) -> onAttemptTold(message))
                .onCommand(RunCommand.AttemptEnded.class, this::onAttemptEnded)
                .build();
    }

    /** Is called before the journal has the event: nobody may hear of it yet. */
    @Override
    public EventHandler<RunState, RunEvent> eventHandler() {
        return (state, event) -> {
            RunState next = state.apply(event);
            audience.keep(next);
            return next;
        };
    }

    @Override
    public SignalHandler<RunState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.class, (state, signal) -> onRecoveryCompleted(state))
                .onSignal(RecoveryFailed.class, (state, signal) -> onRecoveryFailed(signal))
                .onSignal(SnapshotCompleted.class, (state, signal) -> onSnapshotCompleted(signal))
                .onSignal(PreRestart.class, (state, signal) -> onPreRestart())
                .onSignal(PostStop.class, (state, signal) -> work.stop())
                .build();
    }

    /**
     * A run that rests is read again by its state, without the events that led there. The state is that of before the event,
     * where there are several.
     */
    @Override
    public boolean shouldSnapshot(RunState state, RunEvent event, long number) {
        return switch (event.getBodyCase()) {
            case PAUSED, STOPPED, COMPLETED, FAILED, DELETED -> true;
            default -> false;
        };
    }

    @Override
    public SnapshotAdapter<RunState> snapshotAdapter() {
        return new RunSnapshots();
    }

    private void onSnapshotCompleted(SnapshotCompleted signal) {
        history.snapshotTaken(id, signal.metadata().sequenceNr());
    }

    private void onRecoveryFailed(RecoveryFailed signal) {
        context.getLog()
                .warn(
                        "the history of run {} cannot be read now: {}",
                        id,
                        signal.getFailure().getMessage());
        history.suspect();
    }

    private void onRecoveryCompleted(RunState state) {
        audience.tell(state);
        context.getSelf().tell(new RunCommand.Recovered());
    }

    /** The journal has failed and will be read again. The attempt goes on meanwhile: what it makes is in its checkpoints. */
    private void onPreRestart() {
        audience.forget();
        context.getLog().warn("the history does not take what happens to run {}: it is tried again", id);
        work.journalFailed();
        history.suspect();
        unanswered.ifPresent(request -> {
            if (request instanceof RunCommand.Create create) {
                work.release(create.specification());
            }
            request.replyTo().tell(new RunAnswer.Broken(history.trouble().orElse("its disk does not take it")));
        });
        unanswered = Optional.empty();
    }

    /** Whatever is asked of an attempt under way, it has to save and end for it. */
    private Effect<RunEvent, RunState> onRequest(RunState state, RunCommand.Request request) {
        RunDesk.Verdict verdict = desk.judge(state, request);
        if (verdict instanceof RunDesk.Verdict.Answer answer) {
            request.replyTo().tell(answer.answer());
            return Effect().none();
        }
        unanswered = Optional.of(request);
        return persist(((RunDesk.Verdict.Happens) verdict).events()).thenRun(next -> {
            unanswered = Optional.empty();
            work.stop();
            request.replyTo().tell(new RunAnswer.Done(audience.view()));
        });
    }

    private Effect<RunEvent, RunState> onBegin(RunState state) {
        if (state.status() != RunStatus.CREATED || closing) {
            audience.show();
            return Effect().none();
        }
        return persist(List.of(events.starting(state.progress().attempt() + 1))).thenRun(this::begin);
    }

    private Effect<RunEvent, RunState> onClose(RunState state) {
        closing = true;
        if (state.status().active()) {
            work.stop();
        }
        return Effect().none();
    }

    private Effect<RunEvent, RunState> onLeave(RunState state, RunCommand.Leave message) {
        boolean idle = audience.isAlone() && !state.status().active() && !work.isUnderWay();
        if (idle) {
            return Effect().stop();
        }
        message.stays().tell(id);
        return Effect().none();
    }

    private Effect<RunEvent, RunState> onSubscribe(RunCommand.Subscribe message) {
        audience.subscribe(message.after(), message.subscriber());
        context.watchWith(message.subscriber(), new RunCommand.Unsubscribed(message.subscriber()));
        return Effect().none();
    }

    private Effect<RunEvent, RunState> onRecovered(RunState state) {
        work.settle(state);
        work.journalRead();
        if (!state.status().active() || work.isCurrent(state.progress().attempt())) {
            audience.show();
            return Effect().none();
        }
        OptionalLong completed = work.completed();
        return persist(
                completed.isPresent()
                        ? List.of(events.completed(RunProgress.wire(completed.getAsLong(), work.newestCheckpoint())))
                        : rules.recovered(state, work.newestCheckpoint()));
    }

    private Effect<RunEvent, RunState> onAttemptBegan(RunState state, RunCommand.AttemptBegan message) {
        boolean expected = work.isCurrent(message.attempt()) && state.status() == RunStatus.STARTING;
        return expected
                ? persist(List.of(events.began(message.fromStep())))
                : Effect().none();
    }

    private Effect<RunEvent, RunState> onAttemptTold(RunCommand.AttemptTold message) {
        if (work.isCurrent(message.attempt())) {
            audience.told(message.telemetry());
        }
        return Effect().none();
    }

    private Effect<RunEvent, RunState> onAttemptEnded(RunState state, RunCommand.AttemptEnded message) {
        if (!work.isCurrent(message.attempt())) {
            return Effect().none();
        }
        return persist(rules.ended(state, message.end(), closing)).thenRun(next -> {
            work.ended(message.end());
            if (next.status() == RunStatus.STARTING) {
                begin(next);
            }
        });
    }

    /** Once the journal has it, the files say the same, and everybody hears of it. */
    private EffectBuilder<RunEvent, RunState> persist(List<RunEvent> what) {
        return Effect().persist(what).thenRun(next -> {
            work.settle(next);
            audience.showAndTell();
        });
    }

    private void begin(RunState state) {
        work.begin(state);
        if (closing) {
            work.stop();
        }
    }
}
