package dev.kith.actors.node;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.google.protobuf.Message;
import dev.kith.actors.ActorKit;
import dev.kith.actors.LightPlan;
import dev.kith.actors.codec.Envelope;
import dev.kith.actors.codec.PayloadCodec;
import dev.kith.actors.codec.StateCodec;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.Lane;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.method.Embeddings;
import dev.kith.model.method.Plan;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.Role;
import dev.kith.model.timeline.Timeline;
import dev.kith.protocol.wire.Connect;
import dev.kith.protocol.wire.CutRequest;
import dev.kith.protocol.wire.Edge;
import dev.kith.protocol.wire.EmbeddingQueueMessage;
import dev.kith.protocol.wire.EmissionLimit;
import dev.kith.protocol.wire.Header;
import dev.kith.protocol.wire.LoaderMessage;
import dev.kith.protocol.wire.MetricsRecorderMessage;
import dev.kith.protocol.wire.OnlineNetworkMessage;
import dev.kith.protocol.wire.Peer;
import dev.kith.protocol.wire.PipelineMessage;
import dev.kith.protocol.wire.PseudoLabelerMessage;
import dev.kith.protocol.wire.Stage;
import dev.kith.protocol.wire.StepReleased;
import dev.kith.protocol.wire.Stop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Single hosts between probes: what they answer to each message. */
class NodeShellTest {
    @RegisterExtension
    static final ActorKit KIT = new ActorKit();

    private final LightPlan light = new LightPlan(1);
    private final Plan plan = light.plan();
    private final Lane lane = new Lane("test", 1);
    private TestProbe<PipelineMessage> pipeline;
    private TestProbe<MetricsRecorderMessage> recorder;
    private TestProbe<PseudoLabelerMessage> labeler;
    private TestProbe<EmbeddingQueueMessage> queue;
    private TestProbe<OnlineNetworkMessage> online;

    @BeforeEach
    void probes() {
        pipeline = KIT.probe(PipelineMessage.class);
        recorder = KIT.probe(MetricsRecorderMessage.class);
        labeler = KIT.probe(PseudoLabelerMessage.class);
        queue = KIT.probe(EmbeddingQueueMessage.class);
        online = KIT.probe(OnlineNetworkMessage.class);
    }

    @AfterEach
    void endLane() {
        lane.close();
    }

    private ActorRef<Message> host(String name, Optional<Lane> onLane) {
        Hosting hosting = new Hosting(plan, plan.node(name), onLane, ActorKit.ATTEMPT, new Timeline());
        return KIT.start(NodeActors.host(hosting)).unsafeUpcast();
    }

    private Connect.Builder connect(String name, long start) {
        Connect.Builder connect = Connect.newBuilder()
                .setStartStep(start)
                .setPipeline(KIT.reference(pipeline.getRef()))
                .setMetricsRecorder(KIT.reference(recorder.getRef()))
                .addPeers(peer("labeler", Role.VOTER, labeler.getRef()))
                .addPeers(peer("queue", Role.MEMORY, queue.getRef()))
                .addPeers(peer("online", Role.LEARNER, online.getRef()))
                .addPeers(peer(
                        "target",
                        Role.TEACHER,
                        KIT.probe(dev.kith.protocol.wire.TargetNetworkMessage.class)
                                .getRef()));
        plan.edges().stream()
                .filter(edge -> edge.from().equals(name))
                .forEach(edge -> connect.addEdges(Edge.newBuilder()
                        .setPort(edge.port().name())
                        .setFromStage(Roles.wire(edge.fromStage()))
                        .setTo(edge.to())));
        return connect;
    }

    private static Peer peer(String name, Role role, ActorRef<?> actor) {
        return Peer.newBuilder()
                .setName(name)
                .setRole(Roles.wire(role))
                .setReference(KIT.reference(actor))
                .build();
    }

    private static void tell(ActorRef<Message> actor, Role role, Header header, String port, Message body) {
        actor.tell(Envelope.of(Envelope.protocol(role), header, port, body));
    }

    private static void control(ActorRef<Message> actor, Role role, long step, Message body) {
        tell(actor, role, ActorKit.header("pipeline", step), "", body);
    }

    private static Message labelled(long step) {
        return PayloadCodec.encode(
                new Embeddings(step, step, new int[] {0}, new long[] {step}, new int[] {1}, List.of()));
    }

    private static Message votes(long step) {
        return PayloadCodec.encode(new PseudoLabels(step, step + 1, new int[0], new long[0], List.of()));
    }

    private ActorRef<Message> connectedQueue() {
        ActorRef<Message> actor = host("queue", Optional.empty());
        control(actor, Role.MEMORY, 0, connect("queue", 0).build());
        assertThat(pipeline.receiveMessage().hasReady()).isTrue();
        return actor;
    }

    @Test
    void aMemoryPassesAStepThroughItsTwoHalves() {
        ActorRef<Message> actor = connectedQueue();

        tell(actor, Role.MEMORY, ActorKit.header("target", 0), "labelled", labelled(0));
        PseudoLabelerMessage additions = labeler.receiveMessage();
        assertThat(additions.getPort()).isEqualTo("additions");
        assertThat(additions.getQueueAdditions().getQueueVersion()).isEqualTo(1);
        assertThat(additions.getHeader().getSender()).isEqualTo("queue");
        assertThat(additions.getHeader().getAttempt()).isEqualTo(2);
        assertThat(additions.getHeader().getQueueVersion()).isEqualTo(1);
        pipeline.expectNoMessage(Duration.ZERO);

        tell(actor, Role.MEMORY, ActorKit.header("labeler", 0), "pseudo-labels", votes(0));
        assertThat(online.receiveMessage().getPort()).isEqualTo("semantic-positives");
        PipelineMessage finished = pipeline.receiveMessage();
        assertThat(finished.getStageFinished().getStage()).isEqualTo(Stage.STAGE_COMPLETE);
        assertThat(finished.getHeader().getStep()).isZero();
    }

    @Test
    void duplicatesAndMessagesOfAnotherAttemptChangeNothing() {
        ActorRef<Message> actor = connectedQueue();

        tell(actor, Role.MEMORY, ActorKit.stale("target", 0), "labelled", labelled(0));
        tell(actor, Role.MEMORY, ActorKit.header("target", 0), "labelled", labelled(0));
        tell(actor, Role.MEMORY, ActorKit.header("target", 0), "labelled", labelled(0));
        actor.tell(
                Envelope.of(Envelope.protocol(Role.MEMORY), ActorKit.stale("pipeline", 0), Stop.getDefaultInstance()));
        tell(actor, Role.MEMORY, ActorKit.header("labeler", 0), "pseudo-labels", votes(0));

        online.receiveMessage();
        assertThat(light.node("queue").calls).containsExactly("B0", "C0");
    }

    @Test
    void releaseReachesTheNode() {
        ActorRef<Message> actor = connectedQueue();

        control(actor, Role.MEMORY, 3, StepReleased.getDefaultInstance());
        control(actor, Role.MEMORY, 0, CutRequest.getDefaultInstance());

        assertThat(pipeline.receiveMessage().hasCutReply()).isTrue();
        assertThat(light.node("queue").released).containsExactly(3L);
    }

    @Test
    void aCutRequestIsAnsweredWithTheState() {
        ActorRef<Message> actor = host("online", Optional.of(lane));
        NamedTensors state = new NamedTensors().put("state", HostTensor.of(new float[] {17, 4, 4}, 3));
        control(
                actor,
                Role.LEARNER,
                4,
                connect("online", 4).setState(StateCodec.encode(state)).build());
        assertThat(pipeline.receiveMessage().hasReady()).isTrue();

        control(actor, Role.LEARNER, 4, CutRequest.getDefaultInstance());

        PipelineMessage reply = pipeline.receiveMessage();
        assertThat(reply.getHeader().getStep()).isEqualTo(4);
        assertThat(StateCodec.decode(reply.getCutReply().getState())
                        .get("state")
                        .toArray())
                .containsExactly(17, 4, 4);
    }

    @Test
    void aCutThatIsNotDueIsADefect() {
        ActorRef<Message> actor = connectedQueue();

        control(actor, Role.MEMORY, 5, CutRequest.getDefaultInstance());

        pipeline.expectTerminated(actor);
    }

    @Test
    void theVotesOfMeasuredStepsGoToTheRecorder() {
        ActorRef<Message> actor = host("labeler", Optional.of(lane));
        control(actor, Role.VOTER, 4, connect("labeler", 4).build());
        for (long step = 4; step < 6; step++) {
            Message additions = PayloadCodec.encode(new dev.kith.model.method.QueueAdditions(
                    step, step + 1, new Embeddings(step, step, new int[0], new long[0], new int[0], List.of())));
            tell(actor, Role.VOTER, ActorKit.header("queue", step), "additions", additions);
            tell(actor, Role.VOTER, ActorKit.header("online", step), "online-embeddings", labelled(step));
        }

        MetricsRecorderMessage votes = recorder.receiveMessage();

        assertThat(votes.getHeader().getStep()).isEqualTo(5);
        assertThat(votes.hasPseudoLabels()).isTrue();
        recorder.expectNoMessage(Duration.ZERO);
        assertThat(queue.receiveMessage().getHeader().getStep()).isEqualTo(4);
        assertThat(online.receiveMessage().hasPseudoLabels()).isTrue();
    }

    @Test
    void toldToStopItClosesItsNodeOnItsLaneAndEnds() {
        ActorRef<Message> actor = host("online", Optional.of(lane));
        control(actor, Role.LEARNER, 0, connect("online", 0).build());
        pipeline.receiveMessage();

        control(actor, Role.LEARNER, 0, Stop.getDefaultInstance());

        pipeline.expectTerminated(actor);
        lane.close();
        assertThat(light.node("online").closed).isEqualTo(1);
    }

    @Test
    void whatNoCorrectSenderSendsEndsIt() {
        ActorRef<Message> beforeConnect = host("queue", Optional.empty());
        tell(beforeConnect, Role.MEMORY, ActorKit.header("target", 0), "labelled", labelled(0));
        pipeline.expectTerminated(beforeConnect);

        ActorRef<Message> withoutBody = connectedQueue();
        withoutBody.tell(EmbeddingQueueMessage.newBuilder()
                .setHeader(ActorKit.header("target", 0))
                .build());
        pipeline.expectTerminated(withoutBody);

        ActorRef<Message> wrongPort = connectedQueue();
        tell(wrongPort, Role.MEMORY, ActorKit.header("online", 0), "labelled", labelled(0));
        pipeline.expectTerminated(wrongPort);
    }

    @Test
    void aSecondConnectIsDropped() {
        ActorRef<Message> actor = connectedQueue();

        control(actor, Role.MEMORY, 0, connect("queue", 0).build());
        control(actor, Role.MEMORY, 0, CutRequest.getDefaultInstance());

        assertThat(pipeline.receiveMessage().hasCutReply()).isTrue();
        assertThat(light.node("queue").opened).isEqualTo(1);
    }

    @Test
    void aLoaderSendsAsFarAsItsCreditReaches() {
        ActorRef<Message> actor = host("loader", Optional.empty());
        control(actor, Role.LOADER, 2, connect("loader", 2).build());
        assertThat(pipeline.receiveMessage().hasReady()).isTrue();

        control(
                actor,
                Role.LOADER,
                2,
                EmissionLimit.newBuilder().setEmitBelow(4).setBuildBelow(6).build());

        assertThat(online.receiveMessage().getHeader().getStep()).isEqualTo(2);
        assertThat(online.receiveMessage().getHeader().getStep()).isEqualTo(3);
        assertThat(pipeline.receiveMessage().getStageFinished().getStage()).isEqualTo(Stage.STAGE_BEGIN);
        assertThat(pipeline.receiveMessage().hasStageFinished()).isTrue();
        control(actor, Role.LOADER, 2, StepReleased.getDefaultInstance());
        control(actor, Role.LOADER, 4, CutRequest.getDefaultInstance());
        assertThat(pipeline.receiveMessage().hasCutReply())
                .as("a cut before the next step")
                .isTrue();
        online.expectNoMessage(Duration.ZERO);
        assertThat(light.node("loader").released).containsExactly(2L);
        control(actor, Role.LOADER, 4, Stop.getDefaultInstance());
        pipeline.expectTerminated(actor);
        assertThat(light.node("loader").closed).isEqualTo(1);
    }

    @Test
    void aLoaderEndsOnWhatNoCorrectSenderSends() {
        ActorRef<Message> early = host("loader", Optional.empty());
        control(early, Role.LOADER, 0, EmissionLimit.getDefaultInstance());
        pipeline.expectTerminated(early);

        ActorRef<Message> cut = host("loader", Optional.empty());
        control(cut, Role.LOADER, 0, connect("loader", 0).build());
        control(cut, Role.LOADER, 9, CutRequest.getDefaultInstance());
        pipeline.receiveMessage();
        pipeline.expectTerminated(cut);

        ActorRef<Message> empty = host("loader", Optional.empty());
        empty.tell(LoaderMessage.newBuilder()
                .setHeader(ActorKit.header("pipeline", 0))
                .build());
        pipeline.expectTerminated(empty);
    }
}
