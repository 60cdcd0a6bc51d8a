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
import dev.kith.actors.stage.StageJoin;
import dev.kith.actors.stage.StageRun;
import dev.kith.actors.stage.StalenessBound;
import dev.kith.actors.stage.Verdict;
import dev.kith.model.method.Messages;
import dev.kith.model.method.Node;
import dev.kith.model.method.Payload;
import dev.kith.model.run.Lanes;
import dev.kith.protocol.wire.Connect;
import dev.kith.protocol.wire.EmissionLimit;
import dev.kith.protocol.wire.Header;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What all hosts of a node but the loader have in common: it joins what arrives, runs the node's stages one at a time on
 * the node's lane (or here, if it has none), and sends on what they put out. {@link StageJoin} decides what runs when.
 */
final class NodeShell<M> extends AbstractBehavior<Object> implements NodeHandler {
    private final Class<M> protocol;
    private final BiFunction<M, NodeHandler, Behavior<Object>> tell;
    private final Hosting hosting;
    private final Node node;
    private final LaneWork work;
    private @Nullable Connected connected;

    private record Connected(Outlets outlets, StageJoin join) {}

    static <M> Behavior<M> create(
            Class<M> protocol, BiFunction<M, NodeHandler, Behavior<Object>> tell, Hosting hosting) {
        return Behaviors.<Object>setup(context -> new NodeShell<>(context, protocol, tell, hosting))
                .narrow();
    }

    private NodeShell(
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
        StageJoin join = new StageJoin(
                hosting.plan(),
                hosting.name(),
                new StalenessBound(hosting.attempt().maxStaleness()),
                hosting.attempt().window(),
                connect.getStartStep());
        connected = new Connected(outlets, join);
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
        if (admits(header)) {
            connected().join().permit(limit.getEmitBelow());
            advance();
        }
        return this;
    }

    @Override
    public Behavior<Object> deliver(Header header, String port, Payload payload) {
        if (admits(header) && connected().join().offer(header.getSender(), port, payload) == Verdict.ACCEPTED) {
            advance();
        }
        return this;
    }

    private void advance() {
        connected().join().next().ifPresent(this::perform);
    }

    private void perform(StageRun run) {
        work.stage(
                Lanes.priority(hosting.node().role(), run.stage()),
                run.stage().activity(),
                run.step(),
                () -> node.run(run.stage(), run.step(), run.inputs()),
                out -> finish(run, out));
    }

    private void finish(StageRun run, Messages out) {
        Connected c = connected();
        c.join().done(run);
        if (hosting.lane().isPresent()) {
            advance(); // first, so that the lane neither waits while messages are packed nor begins less urgent work
        }
        c.outlets().send(run, out);
        if (c.join().isLast(run.stage()) || Outlets.hasResult(out)) {
            c.outlets().finished(run, out);
        }
        if (hosting.lane().isEmpty()) {
            advance();
        }
    }

    @Override
    public Behavior<Object> release(Header header) {
        if (admits(header)) {
            node.release(header.getStep());
        }
        return this;
    }

    @Override
    public Behavior<Object> cut(Header header) {
        if (admits(header)) {
            long step = header.getStep();
            if (!connected().join().restsBefore(step)) {
                throw new ProtocolDefectException(format(
                        "%s was to be cut before step %d, but has finished %d",
                        hosting.name(), step, connected().join().finished()));
            }
            Outlets outlets = connected().outlets();
            work.aside("snapshot", step, node::snapshot, state -> outlets.cut(step, state));
        }
        return this;
    }

    @Override
    public Behavior<Object> stop(Header header) {
        return hosting.attempt().admits(header) ? Behaviors.stopped() : this;
    }

    @Override
    public Behavior<Object> unknown(Header header) {
        throw new ProtocolDefectException(
                format("%s got a message without a known body from %s", hosting.name(), header.getSender()));
    }

    private boolean admits(Header header) {
        boolean admitted = hosting.attempt().admits(header);
        if (!admitted && connected != null) {
            connected.join().count(Verdict.FOREIGN);
        }
        return admitted;
    }

    private Connected connected() {
        if (connected == null) {
            throw new ProtocolDefectException(hosting.name() + " was told to work before it was connected");
        }
        return connected;
    }

    private Behavior<Object> free() {
        work.close(node);
        return this;
    }
}
