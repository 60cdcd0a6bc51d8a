package dev.kith.actors;

import static dev.kith.actors.Attempts.STEPS;
import static dev.kith.actors.Attempts.TO_THE_END;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.PipelineSettings.Layout;
import dev.kith.model.method.Messages;
import dev.kith.model.method.Plan;
import dev.kith.model.method.Stage;
import dev.kith.model.run.TrainingEnd;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Some are slow while everybody else could go on. */
final class DelaysTest extends DelaysContract {
    private static final int PATIENCE_SECONDS = 30;

    DelaysTest() {
        super(Layout.SPLIT);
    }

    /** The labeler votes on step t only when the target is at work on step t + bound. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void theTargetRunsAheadToTheBoundAndNoFurther(int staleness) {
        Phaser begun = new Phaser(1); // its phase is the number of steps that the target has begun
        Watched.Watch advancing = new Watched.Watch() {
            @Override
            public void before(Stage stage, long step, Messages in) {
                if (stage == Stage.BEGIN) {
                    begun.arrive();
                }
            }
        };
        Watched.Watch waiting = new Watched.Watch() {
            @Override
            public void before(Stage stage, long step, Messages in) {
                if (stage == Stage.COMPLETE) {
                    await(begun, (int) Math.min(STEPS, step + staleness + 1));
                }
            }
        };
        BoundWatch watch = new BoundWatch(staleness, Set.of("labeler"));
        Plan plan = Watched.plan(
                watch.over(new LightPlan(staleness).plan()), Map.of("target", advancing, "labeler", waiting));

        TrainingEnd end = train(plan, Attempts.settings(staleness), TO_THE_END);

        assertThat(watch.violations()).isEmpty();
        assertThat(watch.furthestBehind()).isEqualTo(staleness);
        assertThat(end.pipeline().stalenessHistogram())
                .as("all steps but the first ones were embedded as early as they may be")
                .containsEntry((long) staleness, (long) STEPS - staleness);
    }

    private static void await(Phaser begun, int steps) {
        try {
            for (int phase = 0; phase < steps; phase++) {
                begun.awaitAdvanceInterruptibly(phase, PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException("the target did not begin %d steps".formatted(steps), e);
        }
    }
}
