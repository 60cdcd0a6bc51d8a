package dev.kith.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.ConfigFactory;
import dev.kith.config.Settings;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.method.Node;
import dev.kith.model.method.Plan;
import dev.kith.model.method.Port;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.Role;
import dev.kith.model.method.Stage;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.Cut;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.run.StopSignal;
import dev.kith.model.run.TrainingEnd;
import dev.kith.model.run.TrainingFailedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole attempts with nodes that compute nothing. */
@Timeout(60)
class ActorTrainerTest {
    private static final int STEPS = 40;
    private static final CutSchedule TO_THE_END = new CutSchedule(0, 0, STEPS);

    private static Settings settings(int staleness) {
        return SmallRuns.settings(1, staleness, Settings.Method.SEMPPL);
    }

    private static TrainingEnd train(LightPlan light, int staleness, CutSchedule schedule, RunServices services) {
        return train(light, staleness, 0, Map.of(), schedule, services, new StopSignal());
    }

    private static TrainingEnd train(
            LightPlan light,
            int staleness,
            long start,
            Map<String, NamedTensors> states,
            CutSchedule schedule,
            RunServices services,
            StopSignal stop) {
        try (ActorTrainer trainer = new ActorTrainer(light.plan(), settings(staleness))) {
            trainer.restore(states);
            return trainer.train(start, schedule, services, stop);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void itRunsEveryStageOfEveryStepInOrder(int staleness) {
        LightPlan light = new LightPlan(staleness);

        TrainingEnd end = train(light, staleness, TO_THE_END, new RecordedServices().services());

        assertThat(end.completed()).isTrue();
        assertThat(end.cut().step()).isEqualTo(STEPS);
        assertThat(end.cut().purposes()).containsExactly(Cut.Purpose.END);
        for (String name : LightPlan.NODES.subList(1, 5)) {
            for (String stage : List.of("B", "C")) {
                if (stage.equals("C") && name.equals("loader")) {
                    continue;
                }
                assertThat(light.node(name).calls.stream().filter(c -> c.startsWith(stage)))
                        .as(name)
                        .containsExactlyElementsOf(LongStream.range(0, STEPS)
                                .mapToObj(t -> stage + t)
                                .toList());
            }
        }
        assertThat(end.pipeline().mode()).isEqualTo("asynchronous");
        assertThat(end.pipeline().maxStaleness()).isEqualTo(staleness);
        assertThat(end.pipeline().stalenessHistogram().lastKey()).isLessThanOrEqualTo(staleness);
        assertThat(end.pipeline().busy()).containsOnlyKeys("online", "target", "labeler");
        assertThat(end.pipeline().overlap()).isBetween(0.0, 1.0);
    }

    @Test
    void inStrictModeTheOrderOfEveryNodeIsTheLoopsOrder() {
        LightPlan hosted = new LightPlan(0);
        LightPlan looped = new LightPlan(0);

        TrainingEnd actual = train(hosted, 0, TO_THE_END, new RecordedServices().services());
        TrainingEnd expected = loop(looped);

        for (String name : LightPlan.NODES.subList(1, 5)) {
            assertThat(hosted.node(name).calls).isEqualTo(looped.node(name).calls);
        }
        assertThat(SmallRuns.sha256(actual.cut().states()))
                .isEqualTo(SmallRuns.sha256(expected.cut().states()));
    }

    private static TrainingEnd loop(LightPlan light) {
        try (SequentialTrainer trainer =
                new SequentialTrainer(light.plan(), settings(0).pipeline())) {
            return trainer.train(0, TO_THE_END, new RecordedServices().services(), new StopSignal());
        }
    }

    @Test
    void everyMessageSurvivesSerialization() {
        LightPlan light = new LightPlan(0);
        var config = ConfigFactory.parseString("akka.actor.serialize-messages = on")
                .withFallback(ConfigFactory.load("kith-actors"));
        RecordedServices recorded = new RecordedServices();

        try (ActorTrainer trainer = new ActorTrainer(light.plan(), settings(0), config)) {
            TrainingEnd end = trainer.train(0, new CutSchedule(10, 10, STEPS), recorded.services(), new StopSignal());
            assertThat(SmallRuns.sha256(end.cut().states()))
                    .isEqualTo(SmallRuns.sha256(loop(new LightPlan(0)).cut().states()));
        }
        assertThat(recorded.checkpoints).hasSize(3);
    }

    @Test
    void aStepIsReleasedOnceByEveryNodeAndOnlyAfterAllHaveFinishedIt() {
        LightPlan light = new LightPlan(2);
        Set<String> early = ConcurrentHashMap.newKeySet();
        for (String name : LightPlan.NODES) {
            light.node(name).trouble = (stage, step) -> {
                for (String other : LightPlan.NODES) {
                    if (light.node(other).released.contains(step)) {
                        early.add("%s was to %s step %d after %s had released it".formatted(name, stage, step, other));
                    }
                }
            };
        }

        train(light, 2, TO_THE_END, new RecordedServices().services());

        assertThat(early).isEmpty();
        for (String name : LightPlan.NODES) {
            assertThat(light.node(name).released)
                    .as(name)
                    .containsExactlyElementsOf(
                            LongStream.range(0, STEPS).boxed().toList());
        }
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
                TrainingFailedException.class, () -> train(light, 1, TO_THE_END, new RecordedServices().services()));

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

        assertThatThrownBy(() -> train(light, 0, TO_THE_END, new RecordedServices().services()))
                .isInstanceOf(TrainingFailedException.class)
                .hasMessage("online failed to begin at step 3: impossible")
                .hasCauseInstanceOf(AssertionError.class);
    }

    @Test
    void aSuccessfulAttemptClosesAllNodesToo() {
        LightPlan light = new LightPlan(0);

        train(light, 0, TO_THE_END, new RecordedServices().services());

        LightPlan.NODES.forEach(
                name -> assertThat(light.node(name).closed).as(name).isEqualTo(1));
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

        assertThatThrownBy(() -> train(light, 0, new CutSchedule(5, 5, STEPS), services))
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

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void aCutHoldsTheStateOfAllNodesAfterTheSameStep(int staleness) {
        RecordedServices recorded = new RecordedServices();

        TrainingEnd end =
                train(new LightPlan(staleness), staleness, new CutSchedule(10, 15, STEPS), recorded.services());

        assertThat(recorded.checkpoints).extracting(Cut::step).containsExactly(10L, 20L, 30L);
        assertThat(recorded.checkpoints.get(2).purposes())
                .containsExactlyInAnyOrder(Cut.Purpose.CHECKPOINT, Cut.Purpose.EVALUATION);
        List<Cut> cuts = new ArrayList<>(recorded.checkpoints);
        cuts.add(end.cut());
        for (Cut cut : cuts) {
            assertThat(cut.states()).containsOnlyKeys(LightPlan.NODES);
            assertThat(values(cut, "target")[1]).as("averages").isEqualTo(cut.step());
            assertThat(values(cut, "queue")[2]).as("additions").isEqualTo(cut.step());
            assertThat(values(cut, "labeler")[2]).as("additions").isEqualTo(cut.step());
        }
    }

    private static float[] values(Cut cut, String node) {
        NamedTensors state = cut.states().get(node);
        assertThat(state).isNotNull();
        return state.get("state").toArray();
    }

    @Test
    void aRunGoesOnFromACutAsIfItHadNeverStopped() {
        RecordedServices recorded = new RecordedServices();
        TrainingEnd whole = train(new LightPlan(0), 0, new CutSchedule(13, 0, STEPS), recorded.services());
        Cut cut = recorded.checkpoints.get(1);
        LightPlan light = new LightPlan(0);

        TrainingEnd rest = train(
                light, 0, cut.step(), cut.states(), TO_THE_END, new RecordedServices().services(), new StopSignal());

        assertThat(light.node("online").calls.get(0)).isEqualTo("B26");
        assertThat(SmallRuns.sha256(rest.cut().states()))
                .isEqualTo(SmallRuns.sha256(whole.cut().states()));
    }

    @Test
    void askedToStopItEndsAtAConsistentCutAFewStepsLater() {
        LightPlan light = new LightPlan(1);
        StopSignal stop = new StopSignal();
        light.node("online").trouble = (stage, step) -> {
            if (step == 9) {
                stop.request();
            }
        };

        TrainingEnd end =
                train(light, 1, 0, Map.of(), new CutSchedule(100, 0, STEPS), new RecordedServices().services(), stop);

        assertThat(end.completed()).isFalse();
        assertThat(end.cut().purposes()).containsExactly(Cut.Purpose.END);
        assertThat(end.cut().step()).isBetween(10L, 13L);
        assertThat(values(end.cut(), "target")[1]).isEqualTo(end.cut().step());
        assertThat(light.node("online").released).hasSize((int) end.cut().step());
    }

    @Test
    void askedToStopBeforeItStartsItRunsNoStep() {
        LightPlan light = new LightPlan(0);
        StopSignal stop = new StopSignal();
        stop.request();

        TrainingEnd end = train(light, 0, 0, Map.of(), TO_THE_END, new RecordedServices().services(), stop);

        assertThat(end.completed()).isFalse();
        assertThat(end.cut().step()).isZero();
        assertThat(light.node("online").calls).isEmpty();
    }

    @Test
    void aRunThatIsAtItsEndOnlyMakesTheLastCut() {
        Cut last = train(new LightPlan(0), 0, TO_THE_END, new RecordedServices().services())
                .cut();
        LightPlan light = new LightPlan(0);

        TrainingEnd end =
                train(light, 0, STEPS, last.states(), TO_THE_END, new RecordedServices().services(), new StopSignal());

        assertThat(end.completed()).isTrue();
        assertThat(light.node("online").calls).isEmpty();
        assertThat(SmallRuns.sha256(end.cut().states())).isEqualTo(SmallRuns.sha256(last.states()));
    }

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

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theRecorderHearsTheVotesOfMeasuredStepsBeforeTheirResultsAndEverythingInOrder() {
        RecordedServices recorded = new RecordedServices();

        train(new LightPlan(2), 2, TO_THE_END, recorded.services());

        List<String> expected = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            if (step % 5 == 0) {
                expected.add("labels " + step);
            }
            expected.add("stepped " + step);
        }
        assertThat(recorded.calls).isEqualTo(expected);
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

        try (ActorTrainer trainer = new ActorTrainer(plan, settings(0))) {
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

        assertThatThrownBy(() -> new ActorTrainer(plan, settings(0)))
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

        try (ActorTrainer trainer = new ActorTrainer(plan, settings(0))) {
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
                train(light, 0, new CutSchedule(0, 0, Long.MAX_VALUE), new RecordedServices().services());
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

    @Test
    void aTrainerMakesOneAttempt() {
        LightPlan light = new LightPlan(0);
        try (ActorTrainer trainer = new ActorTrainer(light.plan(), settings(0))) {
            trainer.train(0, TO_THE_END, new RecordedServices().services(), new StopSignal());

            assertThatThrownBy(() -> trainer.train(0, TO_THE_END, new RecordedServices().services(), new StopSignal()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
