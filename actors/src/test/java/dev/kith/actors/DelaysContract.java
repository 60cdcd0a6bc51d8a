package dev.kith.actors;

import static dev.kith.actors.Attempts.STEPS;
import static dev.kith.actors.Attempts.TO_THE_END;
import static dev.kith.actors.Attempts.loop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.PipelineSettings.Layout;
import dev.kith.config.Settings;
import dev.kith.model.method.Plan;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.run.TrainingEnd;
import dev.kith.model.stop.StopSignal;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attempts in which some are slow: nobody waits for ever, and nobody computes before his gate has opened. */
@Timeout(120)
abstract class DelaysContract {
    private static final int REAL_STEPS = 12;
    private static final long STAGES = 9; // of a step: the loader has one, everybody else two

    private final Layout layout;

    DelaysContract(Layout layout) {
        this.layout = layout;
    }

    @ParameterizedTest
    @CsvSource({
        "loader, 0", "loader, 1", "loader, 4",
        "target, 0", "target, 1", "target, 4",
        "queue, 0", "queue, 1", "queue, 4",
        "labeler, 0", "labeler, 1", "labeler, 4",
        "loader target queue labeler, 0", "loader target queue labeler, 1", "loader target queue labeler, 4"
    })
    void whoeverIsSlowNobodyComputesOutsideTheBound(String slow, int staleness) {
        BoundWatch watch = new BoundWatch(staleness, Set.of(slow.split(" ")));

        TrainingEnd end =
                train(watch.over(new LightPlan(staleness).plan()), Attempts.settings(staleness, layout), TO_THE_END);

        assertThat(end.completed()).isTrue();
        assertThat(watch.violations()).isEmpty();
        assertThat(watch.computed()).isEqualTo(STAGES * STEPS);
        assertThat(watch.furthestBehind()).isBetween(0L, (long) staleness);
        assertThat(end.pipeline().stalenessHistogram().lastKey()).isEqualTo(watch.furthestBehind());
        if (staleness == 0) {
            assertThat(SmallRuns.sha256(end.cut().states()))
                    .isEqualTo(SmallRuns.sha256(loop(new LightPlan(0)).cut().states()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"loader", "target", "queue", "labeler", "loader target queue labeler"})
    void inStrictModeRealNetworksEndAsTheLoopDoesWhoeverIsSlow(String slow) {
        Settings settings = SmallRuns.settings(1, 0, Settings.Method.SEMPPL, layout);
        BoundWatch watch = new BoundWatch(0, Set.of(slow.split(" ")));
        CutSchedule schedule = new CutSchedule(0, 0, REAL_STEPS);

        TrainingEnd actual = train(watch.over(SmallRuns.plan(settings, REAL_STEPS)), settings, schedule);

        assertThat(watch.violations()).isEmpty();
        assertThat(SmallRuns.sha256(actual.cut().states()))
                .isEqualTo(SmallRuns.sha256(looped(settings, schedule).cut().states()));
    }

    private static TrainingEnd looped(Settings settings, CutSchedule schedule) {
        Plan plan = SmallRuns.plan(settings, REAL_STEPS);
        try (SequentialTrainer trainer = new SequentialTrainer(plan, settings.pipeline())) {
            return trainer.train(0, schedule, new RecordedServices().services(), new StopSignal());
        }
    }

    static TrainingEnd train(Plan plan, Settings settings, CutSchedule schedule) {
        try (ActorTrainer trainer = new ActorTrainer(plan, settings)) {
            return trainer.train(0, schedule, new RecordedServices().services(), new StopSignal());
        }
    }
}
