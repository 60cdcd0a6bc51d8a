package dev.kith.actors;

import static dev.kith.actors.Attempts.STEPS;
import static dev.kith.actors.Attempts.TO_THE_END;
import static dev.kith.actors.Attempts.await;
import static dev.kith.actors.Attempts.settings;
import static dev.kith.actors.Attempts.train;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kith.config.PipelineSettings.Layout;
import dev.kith.model.method.Node;
import dev.kith.model.method.Plan;
import dev.kith.model.method.Port;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.Role;
import dev.kith.model.method.Stage;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.TrainingFailedException;
import dev.kith.model.stop.StopSignal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts that fail: whoever fails is named, and everybody else is closed. */
@Timeout(60)
abstract class FailureContract {
    private final Layout layout;

    FailureContract(Layout layout) {
        this.layout = layout;
    }

    @ParameterizedTest
    @CsvSource({
        "loader, BEGIN, begin",
        "online, BEGIN, begin",
        "online, COMPLETE, complete",
        "target, BEGIN, begin",
        "target, COMPLETE, complete",
        "queue, BEGIN, begin",
        "queue, COMPLETE, complete",
        "labeler, BEGIN, begin",
        "labeler, COMPLETE, complete"
    })
    void theFailureOfAnyNodeEndsTheAttemptNamesItAndClosesAllNodes(String name, Stage stage, String activity) {
        LightPlan light = new LightPlan(1);
        IllegalStateException cause = new IllegalStateException("out of luck");
        light.node(name).trouble = (at, step) -> {
            if (at == stage && step == 7) {
                throw cause;
            }
        };

        TrainingFailedException failure = catchThrowableOfType(
                TrainingFailedException.class,
                () -> train(layout, light, 1, TO_THE_END, new RecordedServices().services()));

        assertThat(failure).hasMessage(name + " failed to " + activity + " at step 7: out of luck");
        assertThat(failure.getCause()).isSameAs(cause);
        for (String node : LightPlan.NODES) {
            assertThat(light.node(node).opened).as(node).isEqualTo(1);
            assertThat(light.node(node).closed).as(node).isEqualTo(1);
        }
    }

    @Test
    void anErrorEndsTheAttemptAsAnExceptionDoes() {
        LightPlan light = new LightPlan(0);
        light.node("online").trouble = (stage, step) -> {
            if (step == 3) {
                throw new AssertionError("impossible");
            }
        };

        assertThatThrownBy(() -> train(layout, light, 0, TO_THE_END, new RecordedServices().services()))
                .isInstanceOf(TrainingFailedException.class)
                .hasMessage("online failed to begin at step 3: impossible")
                .hasCauseInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpointer", "evaluator", "metrics-recorder"})
    void theFailureOfAServiceEndsTheAttempt(String service) {
        LightPlan light = new LightPlan(0);
        IllegalStateException cause = new IllegalStateException("disk full");
        RecordedServices recorded = new RecordedServices();
        RunServices services = new RunServices(
                service.equals("metrics-recorder") ? failing(cause) : recorded,
                cut -> {
                    if (service.equals("checkpointer")) {
                        throw cause;
                    }
                },
                cut -> {
                    if (service.equals("evaluator")) {
                        throw cause;
                    }
                    return Map.of();
                });

        assertThatThrownBy(() -> train(layout, light, 0, new CutSchedule(5, 5, STEPS), services))
                .isInstanceOf(TrainingFailedException.class)
                .hasMessageStartingWith(service + " failed: ")
                .hasMessageContaining("disk full")
                .hasRootCause(cause);
        LightPlan.NODES.forEach(
                name -> assertThat(light.node(name).closed).as(name).isEqualTo(1));
    }

    private static RunServices.StepRecorder failing(RuntimeException cause) {
        return new RunServices.StepRecorder() {
            @Override
            public void pseudoLabels(PseudoLabels labels) {}

            @Override
            public void stepped(StepResult result) {
                throw cause;
            }

            @Override
            public void evaluated(long step, Map<String, Double> metrics) {}
        };
    }

    @Test
    void refusedStepsInARowEndTheRun() {
        Node learner = new Node() {
            @Override
            public dev.kith.model.method.Messages begin(long step, dev.kith.model.method.Messages in) {
                return new dev.kith.model.method.Messages().put(Port.RESULT, new StepResult(step, step >= 4, Map.of()));
            }
        };
        LightPlan light = new LightPlan(0);
        Plan plan = Plan.builder()
                .node("loader", Role.LOADER, light.node("loader"))
                .node("online", Role.LEARNER, learner)
                .edge(Port.BATCH, "loader", Stage.BEGIN, "online", Stage.BEGIN)
                .build();

        try (ActorTrainer trainer = new ActorTrainer(plan, settings(0, layout))) {
            assertThatThrownBy(() -> trainer.train(0, TO_THE_END, new RecordedServices().services(), new StopSignal()))
                    .isInstanceOf(TrainingFailedException.class)
                    .hasMessageContaining("not finite in 5 steps in a row, up to step 8");
        }
    }

    @Test
    void aPlanWhoseEdgeNobodyHearsIsRefusedBeforeItStarts() {
        LightPlan light = new LightPlan(0);
        Plan plan = Plan.builder()
                .node("loader", Role.LOADER, light.node("loader"))
                .node("labeler", Role.VOTER, light.node("labeler"))
                .edge(Port.BATCH, "loader", Stage.BEGIN, "labeler", Stage.BEGIN)
                .build();

        assertThatThrownBy(() -> new ActorTrainer(plan, settings(0, layout)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the plan sends batch to labeler, but a voter hears no Batch");
    }

    @Test
    void aNodeThatLeavesOutAMessageFailsTheAttempt() {
        LightPlan light = new LightPlan(0);
        Node silent = new Node() {};
        Plan plan = Plan.builder()
                .node("loader", Role.LOADER, light.node("loader"))
                .node("online", Role.LEARNER, silent)
                .node("target", Role.TEACHER, light.node("target"))
                .edge(Port.BATCH, "loader", Stage.BEGIN, "online", Stage.BEGIN)
                .edge(Port.PARAMETERS, "online", Stage.BEGIN, "target", Stage.BEGIN)
                .build();

        try (ActorTrainer trainer = new ActorTrainer(plan, settings(0, layout))) {
            assertThatThrownBy(() -> trainer.train(0, TO_THE_END, new RecordedServices().services(), new StopSignal()))
                    .isInstanceOf(TrainingFailedException.class)
                    .hasMessageContaining("online")
                    .hasMessageContaining("sent no parameters");
        }
    }

    @Test
    void interruptedItEndsAfterAllNodesAreClosed() throws InterruptedException {
        LightPlan light = new LightPlan(0);
        CountDownLatch reached = new CountDownLatch(1);
        light.node("online").trouble = (stage, step) -> {
            if (step == 3) {
                reached.countDown();
            }
            if (step >= 3) {
                await(reached);
            }
        };
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        Thread training = new Thread(() -> {
            try {
                train(layout, light, 0, new CutSchedule(0, 0, Long.MAX_VALUE), new RecordedServices().services());
            } catch (TrainingFailedException e) {
                failures.add(e);
            }
        });
        training.start();
        await(reached);

        training.interrupt();
        training.join();

        assertThat(failures).singleElement().satisfies(e -> assertThat(e).hasMessage("interrupted while training"));
        LightPlan.NODES.forEach(
                name -> assertThat(light.node(name).closed).as(name).isEqualTo(1));
    }
}
