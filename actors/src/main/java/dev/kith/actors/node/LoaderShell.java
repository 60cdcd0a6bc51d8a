package dev.kith.actors.node;

import static dev.kith.config.Text.format;

import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.PreRestart;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import dev.kith.actors.codec.StateCodec;
import dev.kith.actors.stage.ProtocolDefectException;
import dev.kith.actors.stage.StageRun;
import dev.kith.model.method.Messages;
import dev.kith.model.method.Node;
import dev.kith.model.method.Payload;
import dev.kith.model.method.Stage;
import dev.kith.protocol.wire.Connect;
import dev.kith.protocol.wire.EmissionLimit;
import dev.kith.protocol.wire.Header;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Hosts a loader: its begin is a pure function of the step, so several threads build batches of future steps. */
final class LoaderShell<M> extends AbstractBehavior<Object> implements NodeHandler {
    private final Class<M> protocol;
    private final BiFunction<M, NodeHandler, Behavior<Object>> tell;
    private final Hosting hosting;
    private final Node node;
    private final LaneWork work;
    private final BatchBuilder builder;
    private @Nullable Connected connected;

    private record Connected(Outlets outlets, Prefetch prefetch) {}

    static <M> Behavior<M> create(
            Class<M> protocol, BiFunction<M, NodeHandler, Behavior<Object>> tell, Hosting hosting) {
        return Behaviors.<Object>setup(context -> new LoaderShell<>(context, protocol, tell, hosting))
                .narrow();
    }

    private LoaderShell(
            ActorContext<Object> context,
            Class<M> protocol,
            BiFunction<M, NodeHandler, Behavior<Object>> tell,
            Hosting hosting) {
        super(context);
        this.protocol = protocol;
        this.tell = tell;
        this.hosting = hosting;
        this.node = hosting.node().node();
        this.work = new LaneWork(context, hosting);
        this.builder = BatchBuilder.of(hosting);
    }

    @Override
    public Receive<Object> createReceive() {
        return newReceiveBuilder()
                .onMessage(protocol, message -> tell.apply(message, this))
                .onMessage(LaneWork.Done.class, this::onDone)
                .onSignal(PostStop.class, signal -> free())
                .onSignal(PreRestart.class, signal -> free())
                .build();
    }

    private Behavior<Object> onDone(LaneWork.Done done) {
        done.run();
        return this;
    }

    @Override
    public Behavior<Object> connect(Header header, Connect connect) {
        if (!hosting.attempt().admits(header) || connected != null) {
            return this;
        }
        Outlets outlets = new Outlets(hosting, getContext().getSystem(), connect);
        connected = new Connected(outlets, new Prefetch(connect.getStartStep()));
        work.aside("open", connect.getStartStep(), () -> open(connect), opened -> outlets.ready());
        return this;
    }

    private boolean open(Connect connect) {
        node.open();
        if (connect.hasState()) {
            node.restore(StateCodec.decode(connect.getState()));
        }
        return true;
    }

    @Override
    public Behavior<Object> permit(Header header, EmissionLimit limit) {
        if (hosting.attempt().admits(header)) {
            connected().prefetch().grant(limit.getEmitBelow(), limit.getBuildBelow());
            build();
            emit();
        }
        return this;
    }

    private void build() {
        Prefetch prefetch = connected().prefetch();
        for (OptionalLong next = prefetch.nextToBuild(); next.isPresent(); next = prefetch.nextToBuild()) {
            long step = next.getAsLong();
            work.pipe("begin", step, builder.build(step), out -> {
                prefetch.built(step, out);
                emit();
            });
        }
    }

    private void emit() {
        Connected c = connected();
        for (Optional<Prefetch.Emission> next = c.prefetch().nextToEmit();
                next.isPresent();
                next = c.prefetch().nextToEmit()) {
            StageRun run = new StageRun(Stage.BEGIN, next.get().step(), new Messages());
            c.outlets().send(run, next.get().out());
            c.outlets().finished(run, next.get().out());
        }
    }

    @Override
    public Behavior<Object> release(Header header) {
        if (hosting.attempt().admits(header)) {
            node.release(header.getStep());
        }
        return this;
    }

    @Override
    public Behavior<Object> cut(Header header) {
        if (hosting.attempt().admits(header)) {
            long step = header.getStep();
            if (connected().prefetch().emitted() != step) {
                throw new ProtocolDefectException(format(
                        "%s was to be cut before step %d, but has sent %d",
                        hosting.name(), step, connected().prefetch().emitted()));
            }
            work.aside(
                    "snapshot",
                    step,
                    node::snapshot,
                    state -> connected().outlets().cut(step, state));
        }
        return this;
    }

    @Override
    public Behavior<Object> stop(Header header) {
        return hosting.attempt().admits(header) ? Behaviors.stopped() : this;
    }

    @Override
    public Behavior<Object> deliver(Header header, String port, Payload payload) {
        throw new ProtocolDefectException(
                format("%s got %s from %s, but a loader has no inputs", hosting.name(), port, header.getSender()));
    }

    @Override
    public Behavior<Object> unknown(Header header) {
        throw new ProtocolDefectException(
                format("%s got a message without a known body from %s", hosting.name(), header.getSender()));
    }

    private Connected connected() {
        if (connected == null) {
            throw new ProtocolDefectException(hosting.name() + " was told to work before it was connected");
        }
        return connected;
    }

    private Behavior<Object> free() {
        builder.close();
        work.close(node);
        return this;
    }
}
