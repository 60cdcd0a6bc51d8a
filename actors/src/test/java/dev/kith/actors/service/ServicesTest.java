package dev.kith.actors.service;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import dev.kith.actors.ActorKit;
import dev.kith.actors.RecordedServices;
import dev.kith.actors.codec.PayloadCodec;
import dev.kith.actors.codec.StateCodec;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.Cut;
import dev.kith.protocol.wire.CheckpointerMessage;
import dev.kith.protocol.wire.Connect;
import dev.kith.protocol.wire.Evaluation;
import dev.kith.protocol.wire.EvaluatorMessage;
import dev.kith.protocol.wire.MetricsRecorderMessage;
import dev.kith.protocol.wire.PipelineMessage;
import dev.kith.protocol.wire.Stop;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every message of the three services. */
class ServicesTest {
    @RegisterExtension
    static final ActorKit KIT = new ActorKit();

    private static final dev.kith.protocol.wire.Cut CUT =
            StateCodec.encode(EnumSet.of(Cut.Purpose.CHECKPOINT), Map.of());

    private final RecordedServices recorded = new RecordedServices();
    private TestProbe<PipelineMessage> pipeline;
    private TestProbe<MetricsRecorderMessage> recorder;
    private Connect connect;

    @BeforeEach
    void probes() {
        pipeline = KIT.probe(PipelineMessage.class);
        recorder = KIT.probe(MetricsRecorderMessage.class);
        connect = Connect.newBuilder()
                .setPipeline(KIT.reference(pipeline.getRef()))
                .setMetricsRecorder(KIT.reference(recorder.getRef()))
                .build();
    }

    private static CheckpointerMessage.Builder toCheckpointer(long step) {
        return CheckpointerMessage.newBuilder().setHeader(ActorKit.header("pipeline", step));
    }

    private static EvaluatorMessage.Builder toEvaluator(long step) {
        return EvaluatorMessage.newBuilder().setHeader(ActorKit.header("pipeline", step));
    }

    private static MetricsRecorderMessage.Builder toRecorder(long step) {
        return MetricsRecorderMessage.newBuilder().setHeader(ActorKit.header("somebody", step));
    }

    @Test
    void theCheckpointerSavesCutsAndAsksForMore() {
        ActorRef<CheckpointerMessage> actor = KIT.start(
                Checkpointer.create(ActorKit.ATTEMPT, recorded.services().checkpoints()));
        actor.tell(toCheckpointer(0).setConnect(connect).build());
        actor.tell(CheckpointerMessage.newBuilder()
                .setHeader(ActorKit.stale("pipeline", 3))
                .setCut(CUT)
                .build());

        actor.tell(toCheckpointer(8).setCut(CUT).build());

        PipelineMessage done = pipeline.receiveMessage();
        assertThat(done.hasCutDone()).isTrue();
        assertThat(done.getHeader().getSender()).isEqualTo(Services.CHECKPOINTER);
        assertThat(recorded.checkpoints).extracting(Cut::step).containsExactly(8L);
        actor.tell(toCheckpointer(8).setStop(Stop.getDefaultInstance()).build());
        pipeline.expectTerminated(actor);
    }

    @Test
    void theEvaluatorMeasuresCutsAndTellsTheRecorder() {
        ActorRef<EvaluatorMessage> actor =
                KIT.start(Evaluator.create(ActorKit.ATTEMPT, recorded.services().evaluator()));
        actor.tell(toEvaluator(0).setConnect(connect).build());
        actor.tell(EvaluatorMessage.newBuilder()
                .setHeader(ActorKit.stale("pipeline", 3))
                .setCut(CUT)
                .build());

        actor.tell(toEvaluator(8).setCut(CUT).build());

        MetricsRecorderMessage metrics = recorder.receiveMessage();
        assertThat(metrics.getHeader().getStep()).isEqualTo(8);
        assertThat(metrics.getEvaluation().getMetricsMap()).containsExactly(Map.entry("eval/knn_top1", 8.0));
        assertThat(pipeline.receiveMessage().getHeader().getSender()).isEqualTo(Services.EVALUATOR);
        actor.tell(toEvaluator(8).setStop(Stop.getDefaultInstance()).build());
        pipeline.expectTerminated(actor);
    }

    @Test
    void aServiceEndsOnWhatNoCorrectSenderSends() {
        ActorRef<CheckpointerMessage> checkpointer = KIT.start(
                Checkpointer.create(ActorKit.ATTEMPT, recorded.services().checkpoints()));
        checkpointer.tell(toCheckpointer(0).setCut(CUT).build());
        pipeline.expectTerminated(checkpointer);

        ActorRef<EvaluatorMessage> evaluator =
                KIT.start(Evaluator.create(ActorKit.ATTEMPT, recorded.services().evaluator()));
        evaluator.tell(toEvaluator(0).build());
        pipeline.expectTerminated(evaluator);

        ActorRef<MetricsRecorderMessage> metrics = newRecorder();
        metrics.tell(toRecorder(0).build());
        pipeline.expectTerminated(metrics);
    }

    private ActorRef<MetricsRecorderMessage> newRecorder() {
        return KIT.start(MetricsRecorder.create(ActorKit.ATTEMPT, recorded, true, ForkJoinPool.commonPool()));
    }

    @Test
    void theRecorderWritesWhatItHearsAndSaysWhenItIsDone() {
        ActorRef<MetricsRecorderMessage> actor = newRecorder();
        actor.tell(toRecorder(0).setConnect(connect).build());
        var labels = (dev.kith.protocol.wire.PseudoLabels)
                PayloadCodec.encode(new PseudoLabels(5, 6, new int[0], new long[0], List.of()));
        var result = PayloadCodec.encode(new StepResult(5, false, Map.of("loss", 1.0)));

        actor.tell(toRecorder(5).setStepResult(result).build());
        actor.tell(toRecorder(5).setPseudoLabels(labels).build());
        actor.tell(toRecorder(6)
                .setEvaluation(Evaluation.newBuilder().putMetrics("eval/knn_top1", 0.5))
                .build());
        actor.tell(toRecorder(10).setStepResult(result).build());
        actor.tell(MetricsRecorderMessage.newBuilder()
                .setHeader(ActorKit.stale("pipeline", 11))
                .setStepResult(result)
                .build());
        actor.tell(toRecorder(11).setStop(Stop.getDefaultInstance()).build());

        PipelineMessage stopped = pipeline.receiveMessage();
        assertThat(stopped.hasStopped()).isTrue();
        assertThat(stopped.getStopped().getDropped()).isZero();
        pipeline.expectTerminated(actor);
        assertThat(recorded.calls).containsExactly("labels 5", "stepped 5", "evaluated 6 0.5", "stepped 10");
    }
}
