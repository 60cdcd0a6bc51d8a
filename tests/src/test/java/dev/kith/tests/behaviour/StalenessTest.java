package dev.kith.tests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.method.StepResult;
import dev.kith.model.run.PipelineReport;
import dev.kith.model.run.PreparedRun;
import dev.kith.tests.support.TinyRuns;
import dev.kith.tests.support.Training;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Overlap costs a staleness that is bounded, and shown. */
final class StalenessTest {

    @ParameterizedTest(name = "bound {0}, layout {1}")
    @CsvSource({"0,turns", "0,paired", "0,shared", "2,turns", "2,paired", "2,shared", "2,split"})
    void staysWithinItsBound(int bound, String layout) {
        PreparedRun run = PreparedRun.prepare(TinyRuns.shapes(
                "pipeline.max-staleness=" + bound,
                "pipeline.layout=" + layout,
                "pipeline.workers=0",
                "metrics.every-steps=1"));
        Training.Told told = new Training(run, Training.ACTORS).train();

        PipelineReport report = told.end().pipeline();
        assertThat(told.end().completed()).isTrue();
        assertThat(report.maxStaleness()).isEqualTo(bound);
        assertThat(report.stalenessHistogram().firstKey()).isNotNegative();
        assertThat(report.stalenessHistogram().lastKey()).isLessThanOrEqualTo(bound);
        assertThat(report.stalenessHistogram().values().stream()
                        .mapToLong(n -> n)
                        .sum())
                .isEqualTo(run.context().totalSteps());
        assertThat(told.results()).isNotEmpty().allSatisfy(result -> isSound(result, bound));
    }

    /** Where nobody works meanwhile, nobody runs ahead: the bound allows it, but there is nothing to win. */
    @Test
    void inTurnsNothingIsStale() {
        PreparedRun run = PreparedRun.prepare(
                TinyRuns.shapes("pipeline.max-staleness=4", "pipeline.layout=turns", "pipeline.workers=0"));

        PipelineReport report = new Training(run, Training.ACTORS).train().end().pipeline();

        assertThat(report.stalenessHistogram())
                .containsExactly(Map.entry(0L, run.context().totalSteps()));
    }

    private static void isSound(StepResult result, int bound) {
        assertThat(result.refused()).isFalse();
        assertThat(result.metrics().getOrDefault("loss", Double.NaN)).isFinite();
        assertThat(result.metrics().getOrDefault("staleness/target", Double.NaN))
                .isBetween(0.0, (double) bound);
        assertThat(result.metrics().getOrDefault("staleness/queue", Double.NaN))
                .isBetween((double) -bound, (double) bound);
    }
}
