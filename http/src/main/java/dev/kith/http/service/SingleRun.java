package dev.kith.http.service;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.kith.protocol.wire.RunEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The one run of a process that trains by itself: answers whatever a {@link RunRegistry} is asked, in the same words, and
 * keeps no journal. It can be stopped; going on afterwards is for another process.
 */
final class SingleRun extends AbstractBehavior<SingleRun.Command> {
    private static final List<RunVerb> OFFERED = List.of(RunVerb.STOP);

    private final RunExecutor.Attempt attempt;
    private final RunEvents events;
    private final RunRules rules;
    private final RunFeed feed = new RunFeed();
    private final RunViews views;
    private RunView view;

    /** What it hears. */
    sealed interface Command {}

    private record Asked(RunRegistry.Command request) implements Command {}

    /** The first step comes now. */
    record Began(long fromStep) implements Command {}

    record Told(RunExecutor.Telemetry telemetry) implements Command {}

    /** The last word; what comes after it is not heard. */
    record Ended(RunExecutor.End end) implements Command {}

    /**
     * A run whose only attempt is being prepared.
     *
     * @param attempt ends it
     * @param views hold the run as it is
     * @param door is given the reference that takes requests
     */
    static Behavior<Command> create(
            String id,
            Specification specification,
            RunExecutor.Attempt attempt,
            RunEvents events,
            RunViews views,
            CompletableFuture<ActorRef<RunRegistry.Command>> door) {
        return Behaviors.setup(context -> {
            door.complete(context.messageAdapter(RunRegistry.Command.class, Asked::new));
            return new SingleRun(context, id, specification, attempt, events, views);
        });
    }

    private SingleRun(
            ActorContext<Command> context,
            String id,
            Specification specification,
            RunExecutor.Attempt attempt,
            RunEvents events,
            RunViews views) {
        super(context);
        this.attempt = attempt;
        this.events = events;
        this.rules = new RunRules(events);
        this.views = views;
        this.view = RunView.of(id, RunState.absent(), OFFERED);
        become(events.created(specification));
        become(events.starting(1));
        views.completed();
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Asked.class, this::onAsked)
                .onMessage(Began.class, this::onBegan)
                .onMessage(Told.class, this::onTold)
                .onMessage(Ended.class, this::onEnded)
                .onSignal(Terminated.class, this::onTerminated)
                .build();
    }

    private Behavior<Command> onAsked(Asked message) {
        RunRegistry.Command request = message.request();
        if (request instanceof RunRegistry.Ready ready) {
            ready.replyTo().tell(Done.getInstance());
        } else if (request instanceof RunRegistry.Ask ask) {
            ask.request().replyTo().tell(asked(ask.id(), ask.request()));
        } else if (request instanceof RunRegistry.Subscribe subscribe && isMe(subscribe.id())) {
            feed.subscribe(subscribe.after(), subscribe.subscriber());
            getContext().watch(subscribe.subscriber());
        } else if (request instanceof RunRegistry.Close close) {
            close.replyTo().tell(Done.getInstance());
        }
        return this;
    }

    private RunAnswer asked(String id, RunCommand.Request request) {
        if (request instanceof RunCommand.Create) {
            return new RunAnswer.NoNewRuns("this is the page of a single run: ./kith serve takes more of them");
        } else if (!isMe(id)) {
            return new RunAnswer.Unknown(id);
        }
        return controlled(request instanceof RunCommand.Control control ? control.verb() : RunVerb.SETTINGS);
    }

    private RunAnswer controlled(RunVerb verb) {
        Optional<RunEvent> event = OFFERED.contains(verb) ? rules.asked(view.state(), verb) : Optional.empty();
        if (event.isEmpty()) {
            return new RunAnswer.Refused(view, verb);
        }
        become(event.get());
        attempt.stop();
        return new RunAnswer.Done(view);
    }

    private Behavior<Command> onBegan(Began message) {
        if (view.status() == RunStatus.STARTING) {
            become(events.began(message.fromStep()));
        }
        return this;
    }

    private Behavior<Command> onTold(Told message) {
        if (message.telemetry() instanceof RunExecutor.Telemetry.Stepped stepped) {
            show(view.stepped(stepped));
        }
        feed.told(message.telemetry());
        return this;
    }

    private Behavior<Command> onEnded(Ended message) {
        if (view.status().active()) {
            // Ctrl-C has stopped what nobody here was asked to stop.
            List<RunEvent> last = message.end() instanceof RunExecutor.End.Interrupted interrupted
                    ? List.of(events.stopped(RunProgress.wire(interrupted.step(), interrupted.checkpoint())))
                    : rules.ended(view.state(), message.end(), true);
            last.forEach(this::become);
        }
        return this;
    }

    private Behavior<Command> onTerminated(Terminated signal) {
        feed.unsubscribe(signal.getRef().unsafeUpcast());
        return this;
    }

    private void become(RunEvent event) {
        show(view.in(view.state().apply(event)));
        feed.changed(view);
    }

    private void show(RunView now) {
        view = now;
        views.put(now);
    }

    private boolean isMe(String id) {
        return view.id().equals(id);
    }
}
