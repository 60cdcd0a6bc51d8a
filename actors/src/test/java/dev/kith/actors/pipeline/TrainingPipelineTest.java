package dev.kith.actors.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.ActorRef;
import dev.kith.actors.ActorKit;
import dev.kith.actors.LightPlan;
import dev.kith.actors.RecordedServices;
import dev.kith.config.ByteSize;
import dev.kith.config.PipelineSettings;
import dev.kith.model.method.Plan;
import dev.kith.model.run.BatchMemory;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.Lanes;
import dev.kith.model.run.TrainingEnd;
import dev.kith.model.run.TrainingFailedException;
import dev.kith.model.stop.StopSignal;
import dev.kith.model.timeline.Timeline;
import dev.kith.protocol.wire.CutDone;
import dev.kith.protocol.wire.CutReply;
import dev.kith.protocol.wire.Failed;
import dev.kith.protocol.wire.PipelineMessage;
import dev.kith.protocol.wire.Ready;
import dev.kith.protocol.wire.StageFinished;
import dev.kith.protocol.wire.Stop;
import dev.kith.protocol.wire.Stopped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the pipeline does with messages of each kind, right and wrong, while a run stands still in step 3. */
class TrainingPipelineTest {
    @RegisterExtension
    static final ActorKit KIT = new ActorKit();

    private static final PipelineSettings SETTINGS = new PipelineSettings(
            PipelineSettings.Mode.ASYNCHRONOUS, 1, 2, ByteSize.ofMebibytes(64), 1, 1, PipelineSettings.Layout.SPLIT);

    private final LightPlan light = new LightPlan(1);
    private final CompletableFuture<TrainingEnd> end = new CompletableFuture<>();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private Lanes lanes;
    private ActorRef<PipelineMessage> pipeline;

    @BeforeEach
    void startAndHoldInStep3() throws InterruptedException {
        light.node("online").trouble = (stage, step) -> {
            if (step == 3) {
                reached.countDown();
                goOn.await();
            }
        };
        Plan plan = light.plan();
        lanes = new Lanes(plan.nodes(), SETTINGS);
        pipeline = KIT.start(TrainingPipeline.create(
                new AttemptSpec(
                        ActorKit.ATTEMPT,
                        plan,
                        BatchMemory.ofActors(plan, SETTINGS),
                        lanes,
                        new Timeline(),
                        Map.of(),
                        0,
                        new CutSchedule(0, 0, 20),
                        new RecordedServices().services(),
                        new StopSignal()),
                end));
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void endLanes() {
        goOn.countDown();
        lanes.close();
    }

    private static PipelineMessage.Builder from(String sender, long step) {
        return PipelineMessage.newBuilder().setHeader(ActorKit.header(sender, step));
    }

    private TrainingEnd end() throws Exception {
        goOn.countDown();
        return end.get(20, TimeUnit.SECONDS);
    }

    private Throwable failure() throws Exception {
        try {
            TrainingEnd unexpected = end();
            throw new AssertionError("it ended well: " + unexpected);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(TrainingFailedException.class);
            return e.getCause();
        }
    }

    @Test
    void messagesThatSayNothingNewChangeNothing() throws Exception {
        pipeline.tell(from("online", 0).setReady(Ready.getDefaultInstance()).build());
        pipeline.tell(from("loader", 0)
                .setStageFinished(StageFinished.getDefaultInstance())
                .build());
        pipeline.tell(PipelineMessage.newBuilder()
                .setHeader(ActorKit.stale("online", 0))
                .setFailed(Failed.getDefaultInstance())
                .build());

        assertThat(end().cut().step()).isEqualTo(20);
    }

    @Test
    void toldToStopItEndsAtAConsistentCut() throws Exception {
        pipeline.tell(from("somebody", 0).setStop(Stop.getDefaultInstance()).build());

        TrainingEnd stopped = end();

        assertThat(stopped.completed()).isFalse();
        assertThat(stopped.cut().step()).isBetween(4L, 6L);
    }

    @Test
    void aReportedFailureEndsTheAttempt() throws Exception {
        pipeline.tell(from("elsewhere", 3)
                .setFailed(Failed.newBuilder().setMessage("node lost"))
                .build());

        assertThat(failure()).hasMessage("elsewhere failed at step 3: node lost");
    }

    @Test
    void aSnapshotThatNobodyAskedForFailsTheAttempt() throws Exception {
        pipeline.tell(
                from("online", 3).setCutReply(CutReply.getDefaultInstance()).build());

        assertThat(failure()).hasMessageContaining("online sent a snapshot that nobody asked for");
    }

    @Test
    void aCutDoneByNobodyFailsTheAttempt() throws Exception {
        pipeline.tell(from("online", 3).setCutDone(CutDone.getDefaultInstance()).build());

        assertThat(failure()).hasMessageContaining("online takes no cuts");
    }

    @Test
    void aRecorderThatStopsUnaskedFailsTheAttempt() throws Exception {
        pipeline.tell(from("metrics-recorder", 3)
                .setStopped(Stopped.getDefaultInstance())
                .build());

        assertThat(failure()).hasMessageContaining("the metrics recorder stopped before it was asked to");
    }

    @Test
    void aStepThatIsLeftOutFailsTheAttempt() throws Exception {
        pipeline.tell(from("target", 12)
                .setStageFinished(StageFinished.newBuilder().setStage(dev.kith.protocol.wire.Stage.STAGE_COMPLETE))
                .build());

        assertThat(failure()).hasMessageContaining("target finished step 12 before step ");
    }

    @Test
    void aMessageWithoutABodyFailsTheAttempt() throws Exception {
        pipeline.tell(from("online", 3).build());

        assertThat(failure()).hasMessageContaining("without a known body from online");
    }
}
