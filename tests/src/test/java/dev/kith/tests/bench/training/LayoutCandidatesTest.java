package dev.kith.tests.bench.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.ByteSize;
import dev.kith.config.PipelineSettings;
import dev.kith.config.PipelineSettings.Layout;
import dev.kith.config.PipelineSettings.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LayoutCandidatesTest {

    @Test
    void withNothingSetAllSensibleLayoutsAreTried() {
        assertThat(LayoutCandidates.of(settings(0, 0), 2))
                .containsOnlyKeys(
                        "paired, 2 threads",
                        "turns, 2 threads",
                        "shared, 2 threads, 1 worker",
                        "split, 2 threads, 1 worker",
                        "split, 1 thread, 1 worker");
        assertThat(LayoutCandidates.of(settings(0, 0), 8))
                .containsOnlyKeys(
                        "paired, 8 threads",
                        "turns, 8 threads",
                        "shared, 8 threads, 1 worker",
                        "shared, 8 threads, 7 workers",
                        "split, 8 threads, 7 workers",
                        "split, 4 threads, 7 workers");
    }

    @ParameterizedTest(name = "{0} workers, {1} threads set, {2} processors: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 | 1 | turns, 1 thread",
                "0 | 0 | 2 | paired, 2 threads",
                "0 | 0 | 8 | paired, 8 threads",
                "0 | 1 | 8 | turns, 1 thread",
                "0 | 3 | 8 | paired, 3 threads",
                "2 | 0 | 8 | shared, 8 threads, 2 workers",
                "3 | 1 | 2 | shared, 1 thread, 3 workers",
            })
    void theChoiceOfTheRuleIsOneOfThem(int workers, int threads, int processors, String chosen) {
        PipelineSettings set = settings(workers, threads);

        assertThat(LayoutCandidates.ofRule(set, processors)).isEqualTo(chosen);
        assertThat(LayoutCandidates.of(set, processors)).containsKey(chosen);
    }

    @Test
    void nothingElseIsChanged() {
        assertThat(LayoutCandidates.of(settings(3, 1), 2).values()).allSatisfy(candidate -> {
            assertThat(candidate.mode()).isEqualTo(Mode.ASYNCHRONOUS);
            assertThat(candidate.maxStaleness()).isEqualTo(4);
            assertThat(candidate.prefetch()).isEqualTo(2);
            assertThat(candidate.workers()).isEqualTo(3);
            assertThat(candidate.threads()).isEqualTo(1);
        });
    }

    private static PipelineSettings settings(int workers, int threads) {
        return new PipelineSettings(Mode.ASYNCHRONOUS, 4, 2, ByteSize.ofMebibytes(64), workers, threads, Layout.AUTO);
    }
}
