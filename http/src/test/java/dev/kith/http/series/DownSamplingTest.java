package dev.kith.http.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class DownSamplingTest {
    private static double[] steps(int n) {
        return IntStream.range(0, n).asDoubleStream().toArray();
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "2, 2", "3, 2", "3, 3", "10, 3", "1000, 10", "1001, 1000", "7, 5"})
    void keepsTheEndsAndTheOrder(int n, int most) {
        int[] kept = DownSampling.kept(steps(n), steps(n), most);

        assertThat(kept).hasSize(Math.min(n, most)).isSorted().doesNotHaveDuplicates();
        if (n > 0) {
            assertThat(kept).contains(0, n - 1);
        }
    }

    @Test
    void keepsAPeak() {
        double[] values = new double[10_000];
        values[4_321] = 7;

        assertThat(DownSampling.kept(steps(values.length), values, 50)).contains(4_321);
    }
}
