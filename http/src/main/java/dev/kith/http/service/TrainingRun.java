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
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EffectBuilder;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.SignalHandler;
import dev.kith.protocol.wire.RunEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The life of one run. What it is asked it answers once the journal has it; {@link RunRules} decides what follows. */
final class TrainingRun extends EventSourcedBehavior<RunCommand, RunEvent, RunState> {
    static final String ENTITY = "training-run";
    /** It waits for files: those of the run, and those of a checkpoint that is checked. */
    static final DispatcherSelector DISPATCHER = DispatcherSelector.fromConfig("kith.run-dispatcher");

    private static final Duration LEAST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration MOST_BACKOFF = Duration.ofSeconds(30);

    private final ActorContext<RunCommand> context;
    private final RunEvents events;
    private final RunRules rules;
    private final RunDesk desk;
    private final RunWork work;
    private final RunAudience audience;
    private boolean closing;

    /** @param observer is told of every change before anybody else, and when the journal is read; any thread may be used */
    static Behavior<RunCommand> create(String id, RunExecutor executor, RunEvents events, Consumer<RunView> observer) {
        return Behaviors.setup(context -> new TrainingRun(
                context, new RunWork(id, executor, context.getSelf(), context.getLog()), id, events, observer));
    }

    private TrainingRun(
            ActorContext<RunCommand> context, RunWork work, String id, RunEvents events, Consumer<RunView> observer) {
        super(PersistenceId.of(ENTITY, id), SupervisorStrategy.restartWithBackoff(LEAST_BACKOFF, MOST_BACKOFF, 0.2));
        this.context = context;
        this.events = events;
        this.rules = new RunRules(events);
        this.work = work;
        this.audience = new RunAudience(id, observer);
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
                .onSignal(RecoveryCompleted.class, (state, signal) -> onRecoveryCompleted())
                .onSignal(PreRestart.class, (state, signal) -> onPreRestart())
                .onSignal(PostStop.class, (state, signal) -> work.stop())
                .build();
    }

    private void onRecoveryCompleted() {
        audience.tell();
        context.getSelf().tell(new RunCommand.Recovered());
    }

    /** The journal has failed and will be read again. */
    private void onPreRestart() {
        audience.forget();
        work.stop();
    }

    /** Whatever is asked of an attempt under way, it has to save and end for it. */
    private Effect<RunEvent, RunState> onRequest(RunState state, RunCommand.Request request) {
        RunDesk.Verdict verdict = desk.judge(state, request);
        if (verdict instanceof RunDesk.Verdict.Answer answer) {
            request.replyTo().tell(answer.answer());
            return Effect().none();
        }
        return persist(((RunDesk.Verdict.Happens) verdict).events()).thenRun(next -> {
            if (next.status() == RunStatus.ABSENT) {
                work.removeFiles();
            } else {
                work.stop();
            }
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

    private Effect<RunEvent, RunState> onSubscribe(RunCommand.Subscribe message) {
        audience.subscribe(message.after(), message.subscriber());
        context.watchWith(message.subscriber(), new RunCommand.Unsubscribed(message.subscriber()));
        return Effect().none();
    }

    private Effect<RunEvent, RunState> onRecovered(RunState state) {
        work.settle(state);
        if (!state.status().active()) {
            audience.show();
            return Effect().none();
        }
        return persist(rules.recovered(state, work.newestCheckpoint()));
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
        work.ended(message.end());
        return persist(rules.ended(state, message.end(), closing)).thenRun(next -> {
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
