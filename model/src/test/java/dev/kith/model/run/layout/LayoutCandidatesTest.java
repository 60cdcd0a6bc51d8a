package dev.kith.model.run.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.ByteSize;
import dev.kith.config.PipelineSettings;
import dev.kith.config.PipelineSettings.Layout;
import dev.kith.config.PipelineSettings.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LayoutCandidatesTest {

    @Test
    void withNothingSetAllSensibleLayoutsAreTried() {
        assertThat(names(2, 0))
                .containsExactly(
                        "paired, 2 threads",
                        "turns, 2 threads",
                        "shared, 2 threads, 1 worker",
                        "split, 2 threads, 1 worker",
                        "split, 1 thread, 1 worker");
        assertThat(names(8, 0))
                .containsExactly(
                        "paired, 8 threads",
                        "turns, 8 threads",
                        "shared, 8 threads, 1 worker",
                        "shared, 8 threads, 7 workers",
                        "split, 8 threads, 7 workers",
                        "split, 4 threads, 7 workers");
    }

    @Test
    void askedForWorkersAreKept() {
        assertThat(names(2, 3))
                .containsExactly(
                        "shared, 2 threads, 3 workers", "split, 2 threads, 3 workers", "split, 1 thread, 3 workers");
    }

    @Test
    void askedForThreadsAreKept() {
        List<PipelineSettings> candidates = LayoutCandidates.of(
                new PipelineSettings(Mode.ASYNCHRONOUS, 4, 2, ByteSize.ofMebibytes(64), 0, 1, Layout.AUTO), 2);

        assertThat(candidates).extracting(PipelineSettings::threads).containsOnly(1);
        assertThat(candidates)
                .extracting(PipelineSettings::layout)
                .containsExactly(Layout.TURNS, Layout.SHARED, Layout.SPLIT);
    }

    @Test
    void nothingElseIsChanged() {
        assertThat(LayoutCandidates.of(settings(0), 2)).allSatisfy(candidate -> {
            assertThat(candidate.mode()).isEqualTo(Mode.ASYNCHRONOUS);
            assertThat(candidate.maxStaleness()).isEqualTo(4);
            assertThat(candidate.prefetch()).isEqualTo(2);
        });
    }

    private static List<String> names(int processors, int workers) {
        return LayoutCandidates.of(settings(workers), processors).stream()
                .map(LayoutCandidates::name)
                .toList();
    }

    private static PipelineSettings settings(int workers) {
        return new PipelineSettings(Mode.ASYNCHRONOUS, 4, 2, ByteSize.ofMebibytes(64), workers, 0, Layout.AUTO);
    }
}
