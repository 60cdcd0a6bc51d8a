package dev.kith.tests.bench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kith.tests.bench.service.ProcessThreads.Part;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadFiguresTest {
    private static final Round.Phase QUIET =
            new Round.Phase(10, 20, Optional.of(Map.of(Part.SERVICE, 0.1, Part.MACHINE, 0.3, Part.TRAINING, 18.0)));
    private static final Round.Phase LOADED =
            new Round.Phase(10, 17, Optional.of(Map.of(Part.SERVICE, 1.1, Part.MACHINE, 0.5, Part.TRAINING, 16.0)));

    @Test
    void whatTheRunLosesStandsBesideWhatWasTakenFromIt() {
        LoadFigures figures = figures(load(0, 0, 1.2));

        // Of two processors the client took 0.12, the service 0.12 more than in quiet.
        assertThat(figures.share().orElseThrow().median()).isCloseTo(0.12, within(1e-9));
        assertThat(figures.rounds().get(0).loss()).isCloseTo(0.15, within(1e-9));
        assertThat(figures.excess().orElseThrow().median()).isCloseTo(0.03, within(1e-9));
        assertThat(figures.step().ratio()).isCloseTo(0.85, within(1e-9));
    }

    @Test
    void latenciesOfAllRoundsAreTakenTogether() {
        Latency latency = new LoadFigures(
                        List.of(new Round(QUIET, LOADED, load(0, 0, 1)), new Round(QUIET, LOADED, load(0, 0, 1))), 2)
                .latency();

        assertThat(latency).isEqualTo(new Latency(200, 50, 99, 100));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1.6, true", "1, 0, 1.6, false", "0, 1, 1.6, false", "0, 0, 1.2, false"})
    void errorsLostEventsAndAnUnfairLossAreToldApart(long errors, long gaps, double cpuSeconds, boolean met) {
        LoadTable nowhere = new LoadTable(new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8));

        assertThat(Demands.met(figures(load(errors, gaps, cpuSeconds)), nowhere))
                .isEqualTo(met);
    }

    private static LoadFigures figures(LoadResult load) {
        return new LoadFigures(List.of(new Round(QUIET, LOADED, load)), 2);
    }

    /** A hundred answers of 1 to 100 ms; the last of them alone is too late. */
    private static LoadResult load(long errors, long gaps, double cpuSeconds) {
        long[] micros =
                LongStream.rangeClosed(1, 100).map(millis -> 1_000 * millis).toArray();
        return new LoadResult(10, 0.1, Map.of("/v1/runs", micros), 50, 50, gaps, 0, errors, List.of(), cpuSeconds);
    }
}
