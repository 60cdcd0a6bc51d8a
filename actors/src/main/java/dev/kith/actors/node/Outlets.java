package dev.kith.actors.node;

import static dev.kith.config.Text.format;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.ActorSystem;
import com.google.protobuf.Message;
import dev.kith.actors.codec.Envelope;
import dev.kith.actors.codec.PayloadCodec;
import dev.kith.actors.codec.StateCodec;
import dev.kith.actors.stage.ProtocolDefectException;
import dev.kith.actors.stage.StageRun;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.method.Messages;
import dev.kith.model.method.Payload;
import dev.kith.model.method.Port;
import dev.kith.model.method.Role;
import dev.kith.protocol.wire.Connect;
import dev.kith.protocol.wire.CutReply;
import dev.kith.protocol.wire.Edge;
import dev.kith.protocol.wire.Header;
import dev.kith.protocol.wire.MetricsRecorderMessage;
import dev.kith.protocol.wire.Peer;
import dev.kith.protocol.wire.PipelineMessage;
import dev.kith.protocol.wire.Ready;
import dev.kith.protocol.wire.StageFinished;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where a node's outputs go. Each peer gets a payload once, even if several of its stages wait for it. */
final class Outlets {
    private final Hosting hosting;
    private final ActorRef<PipelineMessage> pipeline;
    private final ActorRef<MetricsRecorderMessage> recorder;
    private final Map<String, Address> peers = new HashMap<>();
    private final List<Edge> edges;

    private record Address(Message protocol, ActorRef<Message> actor) {}

    Outlets(Hosting hosting, ActorSystem<?> system, Connect connect) {
        this.hosting = hosting;
        ActorRefResolver resolver = ActorRefResolver.get(system);
        this.pipeline = resolver.resolveActorRef(connect.getPipeline());
        this.recorder = resolver.resolveActorRef(connect.getMetricsRecorder());
        this.edges = connect.getEdgesList();
        for (Peer peer : connect.getPeersList()) {
            Role role = Roles.role(peer.getRole());
            peers.put(
                    peer.getName(),
                    new Address(Envelope.protocol(role), resolver.resolveActorRef(peer.getReference())));
        }
    }

    /** Sends what a stage has put out: exactly one message an edge. */
    void send(StageRun run, Messages out) {
        Map<String, Payload> byPort = new HashMap<>();
        out.asMap().forEach((port, payload) -> byPort.put(port.name(), payload));
        Map<String, Message> encoded = new HashMap<>();
        Set<Edge> sent = new HashSet<>();
        Header header = header(run.step(), out).build();
        for (Edge edge : edges) {
            if (edge.getFromStage() != Roles.wire(run.stage()) || !sent.add(edge)) {
                continue;
            }
            Payload payload = byPort.get(edge.getPort());
            if (payload == null) {
                throw new ProtocolDefectException(
                        format("%s sent no %s at step %d", hosting.name(), edge.getPort(), run.step()));
            }
            Message body = encoded.computeIfAbsent(edge.getPort(), port -> PayloadCodec.encode(payload));
            deliver(edge, header, body);
        }
        if (out.contains(Port.PSEUDO_LABELS) && run.step() % hosting.attempt().metricsEvery() == 0) {
            Message labels = encoded.computeIfAbsent(
                    Port.PSEUDO_LABELS.name(), port -> PayloadCodec.encode(out.get(Port.PSEUDO_LABELS)));
            recorder.tell(Envelope.of(MetricsRecorderMessage.getDefaultInstance(), header, labels));
        }
    }

    private void deliver(Edge edge, Header header, Message body) {
        Address address = peers.get(edge.getTo());
        if (address == null) {
            throw new ProtocolDefectException(hosting.name() + " was not told where " + edge.getTo() + " lives");
        }
        address.actor().tell(Envelope.of(address.protocol(), header, edge.getPort(), body));
    }

    /** Tells the pipeline that a stage has run. */
    void finished(StageRun run, Messages out) {
        StageFinished.Builder finished = StageFinished.newBuilder().setStage(Roles.wire(run.stage()));
        if (out.contains(Port.RESULT)) {
            finished.setResult(PayloadCodec.encode(out.get(Port.RESULT)));
        }
        Header.Builder header = header(run.step(), run.inputs());
        Versions.put(header, out);
        tell(header, finished.build());
    }

    void ready() {
        tell(hosting.attempt().header(hosting.name(), 0), Ready.getDefaultInstance());
    }

    void cut(long step, NamedTensors state) {
        tell(
                hosting.attempt().header(hosting.name(), step),
                CutReply.newBuilder().setState(StateCodec.encode(state)).build());
    }

    private Header.Builder header(long step, Messages messages) {
        Header.Builder header = hosting.attempt().header(hosting.name(), step);
        Versions.put(header, messages);
        return header;
    }

    private void tell(Header.Builder header, Message body) {
        pipeline.tell(Envelope.of(PipelineMessage.getDefaultInstance(), header.build(), body));
    }

    static boolean hasResult(Messages out) {
        return out.contains(Port.RESULT);
    }
}
