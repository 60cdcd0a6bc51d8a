package dev.kith.tests.bench.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kith.tests.bench.BenchReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Trials return figures of the test. */
final class LayoutTimesTest {
    private final List<String> tried = new ArrayList<>();

    @Test
    void theRuleLosesWhatTheFastestIsFaster() {
        LayoutTimes times = measure(Map.of("paired", 10.0, "turns", 8.0, "split", 20.0));

        assertThat(times.loss()).isCloseTo(0.25, within(1e-9));
        assertThat(times.lines())
                .containsExactly(
                        "  paired                            10.00 ms/step  the rule",
                        "  turns                              8.00 ms/step  1.250 × (1.250 … 1.250)",
                        "  split                             20.00 ms/step  0.500 × (0.500 … 0.500)",
                        "  The rule loses 25.0 % against the fastest.");
    }

    @Test
    void theRuleLosesNothingWhereItsLayoutIsTheFastest() {
        LayoutTimes times = measure(Map.of("paired", 5.0, "turns", 8.0, "split", 20.0));

        assertThat(times.loss()).isZero();
        assertThat(times.lines()).endsWith("  The rule's layout is the fastest.");
    }

    @Test
    void everyRoundGoesInAnotherOrderAndTheFirstOneDoesNotCount() {
        measure(Map.of("paired", 5.0, "turns", 8.0, "split", 20.0));

        assertThat(tried)
                .containsExactly("paired", "turns", "split", "split", "paired", "turns", "turns", "split", "paired");
    }

    @Test
    void theReportHoldsEveryLayoutAndTheLoss() {
        BenchReport report = new BenchReport(Map.of());
        measure(Map.of("paired", 10.0, "turns", 8.0, "split", 20.0)).report("shapes", report);

        assertThat(report.rows())
                .extracting(BenchReport.Row::name)
                .containsExactly("shapes paired", "shapes turns", "shapes split", "shapes loss of the rule");
    }

    @Test
    void aRuleThatIsNotMeasuredIsRefused() {
        assertThatThrownBy(() -> LayoutTimes.measure("shared", List.of("paired"), 1, layout -> 1))
                .hasMessage("the rule chooses shared, which is not among [paired]");
    }

    private LayoutTimes measure(Map<String, Double> milliseconds) {
        return LayoutTimes.measure("paired", List.of("paired", "turns", "split"), 2, layout -> {
            tried.add(layout);
            return milliseconds.getOrDefault(layout, Double.NaN);
        });
    }
}
