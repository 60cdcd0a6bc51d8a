package dev.kith.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.config.ByteSize;
import dev.kith.config.PipelineSettings;
import dev.kith.config.PipelineSettings.Layout;
import dev.kith.config.PipelineSettings.Mode;
import dev.kith.model.data.BrokenExampleException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RowTeamTest {

    @ParameterizedTest(name = "{0} rows, {1} threads")
    @CsvSource({"0,1", "0,3", "1,1", "1,3", "7,2", "8,2", "9,2", "128,1", "128,2", "1000,5"})
    void everyRowIsMadeOnce(int rows, int threads) {
        AtomicIntegerArray made = new AtomicIntegerArray(Math.max(1, rows));

        new RowTeam(threads).each(rows, (first, end) -> {
            for (int row = first; row < end; row++) {
                made.incrementAndGet(row);
            }
        });

        for (int row = 0; row < rows; row++) {
            assertThat(made.get(row)).as("row %d", row).isOne();
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "4"})
    void noMoreThreadsWorkThanItHas(int threads) {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        new RowTeam(threads).each(4_000, (first, end) -> {
            most.accumulateAndGet(working.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            working.decrementAndGet();
        });

        assertThat(most.get()).isBetween(1, threads);
    }

    @Test
    void aFailureIsThrownAsItWas() {
        BrokenExampleException broken = new BrokenExampleException("a.png", "not an image");

        assertThatThrownBy(() -> new RowTeam(2).each(64, (first, end) -> {
                    if (first == 24) {
                        throw broken;
                    }
                }))
                .isSameAs(broken);
    }

    @Test
    void onlyTakingTurnsUsesMoreThanOneThread() {
        assertThat(threads(Mode.ASYNCHRONOUS, Layout.AUTO, 0)).isEqualTo(3);
        assertThat(threads(Mode.ASYNCHRONOUS, Layout.TURNS, 0)).isEqualTo(3);
        assertThat(threads(Mode.ASYNCHRONOUS, Layout.AUTO, 1)).isOne();
        assertThat(threads(Mode.ASYNCHRONOUS, Layout.SHARED, 0)).isOne();
        assertThat(threads(Mode.SEQUENTIAL, Layout.AUTO, 0)).isOne();
    }

    private static int threads(Mode mode, Layout layout, int workers) {
        return RowTeam.of(new PipelineSettings(mode, 4, 2, ByteSize.ofMebibytes(64), workers, 3, layout))
                .threads();
    }
}
