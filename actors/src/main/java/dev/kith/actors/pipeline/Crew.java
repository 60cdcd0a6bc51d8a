package dev.kith.actors.pipeline;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.Props;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import com.google.protobuf.Message;
import dev.kith.actors.codec.Envelope;
import dev.kith.actors.codec.StateCodec;
import dev.kith.actors.node.Hosting;
import dev.kith.actors.node.NodeActors;
import dev.kith.actors.node.Roles;
import dev.kith.actors.service.Checkpointer;
import dev.kith.actors.service.Evaluator;
import dev.kith.actors.service.MetricsRecorder;
import dev.kith.actors.service.Services;
import dev.kith.actors.stage.StageJoin;
import dev.kith.model.method.Edge;
import dev.kith.model.method.PlanNode;
import dev.kith.model.method.Role;
import dev.kith.protocol.wire.CheckpointerMessage;
import dev.kith.protocol.wire.Connect;
import dev.kith.protocol.wire.EvaluatorMessage;
import dev.kith.protocol.wire.MetricsRecorderMessage;
import dev.kith.protocol.wire.Peer;
import dev.kith.protocol.wire.PipelineMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The actors of an attempt: starts them, watches them, introduces them to each other, and speaks to them. */
final class Crew {
    private static final String SENDER = "pipeline";
    private static final DispatcherSelector BLOCKING = DispatcherSelector.fromConfig("kith-actors.blocking-dispatcher");

    private final AttemptSpec spec;
    private final ActorContext<?> context;
    private final Map<String, Member> nodes = new LinkedHashMap<>();
    private final ActorRef<CheckpointerMessage> checkpointer;
    private final ActorRef<EvaluatorMessage> evaluator;
    private final ActorRef<MetricsRecorderMessage> recorder;

    private record Member(PlanNode node, boolean source, ActorRef<Message> actor) {}

    Crew(ActorContext<?> context, AttemptSpec spec) {
        this.context = context;
        this.spec = spec;
        for (PlanNode node : spec.plan().nodes()) {
            Hosting hosting =
                    new Hosting(spec.plan(), node, spec.lanes().of(node.name()), spec.attempt(), spec.timeline());
            nodes.put(
                    node.name(),
                    new Member(
                            node,
                            StageJoin.isSource(spec.plan(), node.name()),
                            start(NodeActors.host(hosting), actorName(node.name()), Props.empty())
                                    .unsafeUpcast()));
        }
        boolean votes = spec.plan().nodes().stream().anyMatch(node -> node.role() == Role.VOTER);
        this.recorder = start(
                MetricsRecorder.create(
                        spec.attempt(),
                        spec.services().recorder(),
                        votes,
                        context.getSystem().dispatchers().lookup(BLOCKING)),
                Services.METRICS_RECORDER,
                Props.empty());
        this.checkpointer = start(
                Checkpointer.create(spec.attempt(), spec.services().checkpoints()), Services.CHECKPOINTER, BLOCKING);
        this.evaluator =
                start(Evaluator.create(spec.attempt(), spec.services().evaluator()), Services.EVALUATOR, BLOCKING);
    }

    /** Failures are not logged where they happen: they end the attempt, which reports them once. */
    private <T> ActorRef<T> start(Behavior<T> behavior, String name, Props props) {
        ActorRef<T> actor = context.spawn(
                Behaviors.supervise(behavior)
                        .onFailure(SupervisorStrategy.stop().withLoggingEnabled(false)),
                name,
                props);
        context.watch(actor);
        return actor;
    }

    /** Tells everybody whom to talk to, and where to start. */
    void connect(ActorRef<PipelineMessage> pipeline) {
        ActorRefResolver resolver = ActorRefResolver.get(context.getSystem());
        Connect common = Connect.newBuilder()
                .setStartStep(spec.start())
                .setPipeline(resolver.toSerializationFormat(pipeline))
                .setMetricsRecorder(resolver.toSerializationFormat(recorder))
                .build();
        checkpointer.tell(envelope(CheckpointerMessage.getDefaultInstance(), spec.start(), common));
        evaluator.tell(envelope(EvaluatorMessage.getDefaultInstance(), spec.start(), common));
        recorder.tell(envelope(MetricsRecorderMessage.getDefaultInstance(), spec.start(), common));
        for (Member member : nodes.values()) {
            tell(member, spec.start(), introduction(common, member, resolver));
        }
    }

    private Connect introduction(Connect common, Member to, ActorRefResolver resolver) {
        Connect.Builder connect = common.toBuilder();
        for (Member member : nodes.values()) {
            connect.addPeers(Peer.newBuilder()
                    .setName(member.node().name())
                    .setRole(Roles.wire(member.node().role()))
                    .setReference(resolver.toSerializationFormat(member.actor())));
        }
        for (Edge edge : spec.plan().edges()) {
            if (edge.from().equals(to.node().name())) {
                connect.addEdges(dev.kith.protocol.wire.Edge.newBuilder()
                        .setPort(edge.port().name())
                        .setFromStage(Roles.wire(edge.fromStage()))
                        .setTo(edge.to()));
            }
        }
        if (spec.states().containsKey(to.node().name())) {
            connect.setState(StateCodec.encode(spec.states().get(to.node().name())));
        }
        return connect.build();
    }

    void tellNodes(long step, Message body) {
        nodes.values().forEach(member -> tell(member, step, body));
    }

    /** Those who start steps by themselves. */
    void tellSources(long step, Message body) {
        nodes.values().stream().filter(Member::source).forEach(member -> tell(member, step, body));
    }

    private void tell(Member member, long step, Message body) {
        member.actor().tell(envelope(Envelope.protocol(member.node().role()), step, body));
    }

    void tellCheckpointer(long step, Message body) {
        checkpointer.tell(envelope(CheckpointerMessage.getDefaultInstance(), step, body));
    }

    void tellEvaluator(long step, Message body) {
        evaluator.tell(envelope(EvaluatorMessage.getDefaultInstance(), step, body));
    }

    void tellRecorder(long step, Message body) {
        recorder.tell(envelope(MetricsRecorderMessage.getDefaultInstance(), step, body));
    }

    private <M extends Message> M envelope(M protocol, long step, Message body) {
        return Envelope.of(protocol, spec.attempt().header(SENDER, step).build(), body);
    }

    static String actorName(String node) {
        return "node-" + node;
    }

    List<String> nodeNames() {
        return List.copyOf(nodes.keySet());
    }
}
