package dev.kith.actors;

import static dev.kith.actors.Attempts.STEPS;
import static dev.kith.actors.Attempts.await;
import static dev.kith.actors.Attempts.train;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.PipelineSettings.Layout;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.Stage;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.Cut;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.TrainingEnd;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services that do not come back before the learner has begun its last step: if they held it up, no run would end. */
@Timeout(60)
abstract class SlowServicesContract {
    private static final int CUTS = 7; // before the steps 5, 10, … 35
    private static final int MANY_STEPS = 1_000; // more records than may wait, but not more results
    private static final int VOTES_EVERY = 5;

    private final Layout layout;
    private final CountDownLatch lastStep = new CountDownLatch(1);
    private final RecordedServices recorded = new RecordedServices();

    SlowServicesContract(Layout layout) {
        this.layout = layout;
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpointer", "evaluator", "recorder", "checkpointer evaluator recorder"})
    void aSlowServiceHoldsTheLearnerUpInNothing(String names) {
        Set<String> slow = Set.of(names.split(" "));

        TrainingEnd end = train(layout, light(STEPS), 0, new CutSchedule(5, 5, STEPS), services(slow));

        assertThat(end.completed()).isTrue();
        assertThat(recorded.results).hasSize(STEPS);
        assertHandedOver(recorded.checkpoints, slow.contains("checkpointer"));
        assertHandedOver(recorded.evaluations, slow.contains("evaluator"));
        assertThat(end.pipeline().droppedTelemetry())
                .as("every cut that a newer one replaced")
                .isEqualTo(2 * CUTS - recorded.checkpoints.size() - recorded.evaluations.size());
    }

    private static void assertHandedOver(List<Cut> cuts, boolean slow) {
        List<Long> steps = cuts.stream().map(Cut::step).toList();
        assertThat(steps).startsWith(5L).endsWith(35L).isSorted();
        if (slow) {
            assertThat(steps).as("the first and the newest").hasSize(2);
        }
    }

    @Test
    void whatASlowRecorderMissesIsCountedAndVotesGoFirst() {
        TrainingEnd end =
                train(layout, light(MANY_STEPS), 0, new CutSchedule(0, 0, MANY_STEPS), services(Set.of("recorder")));

        long votes = recorded.calls.stream()
                .filter(call -> call.startsWith("labels"))
                .count();
        assertThat(recorded.results).extracting(StepResult::step).isSorted().hasSize(MANY_STEPS);
        assertThat(end.pipeline().droppedTelemetry()).isPositive().isEqualTo(MANY_STEPS / VOTES_EVERY - votes);
    }

    private LightPlan light(int steps) {
        LightPlan light = new LightPlan(0);
        light.node("online").trouble = (stage, step) -> {
            if (step == steps - 1 && stage == Stage.COMPLETE) {
                lastStep.countDown();
            }
        };
        return light;
    }

    private RunServices services(Set<String> slow) {
        RunServices fast = recorded.services();
        return new RunServices(
                slow.contains("recorder") ? new SlowRecorder() : fast.recorder(),
                cut -> {
                    holdUp(slow.contains("checkpointer"));
                    fast.checkpoints().save(cut);
                },
                cut -> {
                    holdUp(slow.contains("evaluator"));
                    return fast.evaluator().evaluate(cut);
                });
    }

    private void holdUp(boolean slow) {
        if (slow) {
            await(lastStep);
        }
    }

    private final class SlowRecorder implements RunServices.StepRecorder {
        @Override
        public void pseudoLabels(PseudoLabels labels) {
            await(lastStep);
            recorded.pseudoLabels(labels);
        }

        @Override
        public void stepped(StepResult result) {
            await(lastStep);
            recorded.stepped(result);
        }

        @Override
        public void evaluated(long step, Map<String, Double> metrics) {
            await(lastStep);
            recorded.evaluated(step, metrics);
        }
    }
}
