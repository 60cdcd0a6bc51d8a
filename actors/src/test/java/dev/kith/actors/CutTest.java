package dev.kith.actors;

import static dev.kith.actors.Attempts.STEPS;
import static dev.kith.actors.Attempts.TO_THE_END;
import static dev.kith.actors.Attempts.train;
import static dev.kith.actors.Attempts.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.run.Cut;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.TrainingEnd;
import dev.kith.model.stop.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cuts, stops, and going on from a cut. */
@Timeout(60)
class CutTest {
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
}
