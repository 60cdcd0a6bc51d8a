package dev.kith.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.PipelineSettings.Layout;
import dev.kith.config.PipelineSettings.Mode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PipelineSettingsTest {

    @ParameterizedTest(name = "{0}, staleness {1}, {2} workers, layout {3}: {4}")
    @CsvSource({
        // what is to be repeated to the bit
        "SEQUENTIAL,   4, 0, AUTO,   TURNS",
        "SEQUENTIAL,   0, 0, AUTO,   TURNS",
        "ASYNCHRONOUS, 0, 0, AUTO,   TURNS",
        // what may be stale
        "ASYNCHRONOUS, 1, 0, AUTO,   PAIRED",
        "ASYNCHRONOUS, 4, 0, AUTO,   PAIRED",
        // workers that were asked for
        "ASYNCHRONOUS, 4, 1, AUTO,   SHARED",
        "ASYNCHRONOUS, 0, 3, AUTO,   SHARED",
        "SEQUENTIAL,   4, 1, AUTO,   SHARED",
        // what is set stays
        "ASYNCHRONOUS, 4, 0, TURNS,  TURNS",
        "ASYNCHRONOUS, 0, 0, PAIRED, PAIRED",
        "ASYNCHRONOUS, 4, 2, SPLIT,  SPLIT",
        "SEQUENTIAL,   4, 0, SHARED, SHARED",
    })
    void theLayoutFollowsARule(Mode mode, int maxStaleness, int workers, Layout set, Layout chosen) {
        PipelineSettings settings =
                new PipelineSettings(mode, maxStaleness, 2, ByteSize.ofMebibytes(64), workers, 0, set);

        assertThat(settings.chosenLayout()).isEqualTo(chosen);
        assertThat(settings.loadsInTurns()).isEqualTo(chosen == Layout.TURNS || chosen == Layout.PAIRED);
    }
}
