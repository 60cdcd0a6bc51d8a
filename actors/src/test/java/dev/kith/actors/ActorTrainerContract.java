package dev.kith.actors;

import static dev.kith.actors.Attempts.STEPS;
import static dev.kith.actors.Attempts.TO_THE_END;
import static dev.kith.actors.Attempts.loop;
import static dev.kith.actors.Attempts.settings;
import static dev.kith.actors.Attempts.train;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import dev.kith.config.PipelineSettings.Layout;
import dev.kith.model.run.Cut;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.TrainingEnd;
import dev.kith.model.stop.StopSignal;
import dev.kith.model.timeline.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts that go well: every stage in order, every buffer once, every figure recorded. */
@Timeout(60)
abstract class ActorTrainerContract {
    private final Layout layout;

    ActorTrainerContract(Layout layout) {
        this.layout = layout;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void itRunsEveryStageOfEveryStepInOrder(int staleness) {
        LightPlan light = new LightPlan(staleness);

        TrainingEnd end = train(layout, light, staleness, TO_THE_END, new RecordedServices().services());

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
        assertThat(end.pipeline().busy())
                .containsOnlyKeys(
                        switch (layout) {
                            case TURNS -> new String[] {"networks"};
                            case PAIRED -> new String[] {"learner", "teacher"};
                            default -> new String[] {"online", "target", "labeler"};
                        });
        assertThat(end.pipeline().overlap()).isBetween(0.0, 1.0);
    }

    @Test
    void inStrictModeTheOrderOfEveryNodeIsTheLoopsOrder() {
        LightPlan hosted = new LightPlan(0);
        LightPlan looped = new LightPlan(0);

        TrainingEnd actual = train(layout, hosted, 0, TO_THE_END, new RecordedServices().services());
        TrainingEnd expected = loop(looped);

        for (String name : LightPlan.NODES.subList(1, 5)) {
            assertThat(hosted.node(name).calls).isEqualTo(looped.node(name).calls);
        }
        assertThat(SmallRuns.sha256(actual.cut().states()))
                .isEqualTo(SmallRuns.sha256(expected.cut().states()));
    }

    @Test
    void everyMessageSurvivesSerialization() {
        LightPlan light = new LightPlan(0);
        var config = ConfigFactory.parseString("akka.actor.serialize-messages = on")
                .withFallback(ConfigFactory.load("kith-actors"));
        RecordedServices recorded = new RecordedServices();

        try (ActorTrainer trainer = new ActorTrainer(light.plan(), settings(0, layout), new Timeline(), config)) {
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

        train(layout, light, 2, TO_THE_END, new RecordedServices().services());

        assertThat(early).isEmpty();
        for (String name : LightPlan.NODES) {
            assertThat(light.node(name).released)
                    .as(name)
                    .containsExactlyElementsOf(
                            LongStream.range(0, STEPS).boxed().toList());
        }
    }

    @Test
    void aSuccessfulAttemptClosesAllNodesToo() {
        LightPlan light = new LightPlan(0);

        train(layout, light, 0, TO_THE_END, new RecordedServices().services());

        LightPlan.NODES.forEach(
                name -> assertThat(light.node(name).closed).as(name).isEqualTo(1));
    }

    @Test
    void theRecorderHearsTheVotesOfMeasuredStepsBeforeTheirResultsAndEverythingInOrder() {
        RecordedServices recorded = new RecordedServices();

        train(layout, new LightPlan(2), 2, TO_THE_END, recorded.services());

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
    void aTrainerMakesOneAttempt() {
        LightPlan light = new LightPlan(0);
        try (ActorTrainer trainer = new ActorTrainer(light.plan(), settings(0, layout))) {
            trainer.train(0, TO_THE_END, new RecordedServices().services(), new StopSignal());

            assertThatThrownBy(() -> trainer.train(0, TO_THE_END, new RecordedServices().services(), new StopSignal()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }
}
