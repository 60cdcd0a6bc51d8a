package dev.kith.actors;

import static dev.kith.actors.Attempts.STEPS;
import static dev.kith.actors.Attempts.await;
import static dev.kith.actors.Attempts.train;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.Stage;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.TrainingEnd;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Services that do not come back before the learner is done. */
@Timeout(60)
class SlowServicesTest {
    @Test
    void aSlowServiceHoldsTheLearnerUpInNothing() throws InterruptedException {
        LightPlan light = new LightPlan(0);
        CountDownLatch lastStep = new CountDownLatch(1);
        light.node("online").trouble = (stage, step) -> {
            if (step == STEPS - 1 && stage == Stage.COMPLETE) {
                lastStep.countDown();
            }
        };
        // Every service refuses to come back before the learner has made its last step.
        List<Long> checkpoints = Collections.synchronizedList(new ArrayList<>());
        List<Long> evaluations = Collections.synchronizedList(new ArrayList<>());
        RecordedServices recorded = new RecordedServices();
        RunServices services = new RunServices(
                slow(recorded, lastStep),
                cut -> {
                    await(lastStep);
                    checkpoints.add(cut.step());
                },
                cut -> {
                    await(lastStep);
                    evaluations.add(cut.step());
                    return Map.of("eval/knn_top1", 0.5);
                });

        TrainingEnd end = train(light, 0, new CutSchedule(5, 5, STEPS), services);

        assertThat(end.completed()).isTrue();
        assertThat(checkpoints).as("the first and the newest").containsExactly(5L, 35L);
        assertThat(evaluations).containsExactly(5L, 35L);
        assertThat(end.pipeline().droppedTelemetry())
                .as("five of each were replaced")
                .isEqualTo(10);
        assertThat(recorded.results).hasSize(STEPS);
    }

    private static RunServices.StepRecorder slow(RecordedServices recorded, CountDownLatch latch) {
        return new RunServices.StepRecorder() {
            @Override
            public void pseudoLabels(PseudoLabels labels) {
                await(latch);
            }

            @Override
            public void stepped(StepResult result) {
                await(latch);
                recorded.stepped(result);
            }

            @Override
            public void evaluated(long step, Map<String, Double> metrics) {
                await(latch);
            }
        };
    }
}
