package dev.kith.tests.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kith.tests.bench.memory.MemoryFigures.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemoryFiguresTest {

    @Test
    void growthComparesTheFirstQuarterAfterTheWarmUpWithTheLast() {
        // 100 … 139: 1,000; the last ten: 1,050; between them and before them, whatever there is
        List<Sample> samples = new ArrayList<>();
        for (long step = 0; step < 140; step++) {
            long bytes = step < 100 ? 10 * step : step < 110 ? 1_000 : step < 130 ? 5_000 : 1_050;
            samples.add(new Sample(step, bytes));
        }

        assertThat(new MemoryFigures(samples, 5_000).growth()).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void aSingleSampleBesideTheOthersChangesNothing() {
        List<Sample> samples = new ArrayList<>();
        for (long step = 100; step < 140; step++) {
            samples.add(new Sample(step, step == 103 || step == 137 ? 9_000 : 1_000));
        }

        assertThat(new MemoryFigures(samples, 9_000).growth()).isZero();
    }

    @Test
    void tooFewSamplesTellNoGrowth() {
        MemoryFigures figures = new MemoryFigures(List.of(new Sample(10, 1), new Sample(110, 1)), 1);

        assertThatThrownBy(figures::growth).hasMessage("1 samples after the first 100 steps do not tell a growth");
    }
}
