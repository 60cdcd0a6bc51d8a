package dev.kith.model.run.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.ByteSize;
import dev.kith.config.PipelineSettings;
import dev.kith.config.PipelineSettings.Layout;
import dev.kith.config.PipelineSettings.Mode;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.StopSignal;
import dev.kith.model.run.TrainingFailedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LayoutMeasurementTest {
    private static final PipelineSettings TURNS = settings(Layout.TURNS, 0);
    private static final PipelineSettings SHARED = settings(Layout.SHARED, 1);
    private static final PipelineSettings SPLIT = settings(Layout.SPLIT, 1);

    private final PreparedRun run = TinyShapes.run();
    private final StopSignal stop = new StopSignal();
    private final List<Layout> tried = new ArrayList<>();

    @Test
    void theFastestIsChosenByTheSmallerFigureOfEach() {
        Optional<LayoutChoice> best = measure(Map.of(
                Layout.TURNS, List.of(70.0, 71.0),
                Layout.SHARED, List.of(90.0, 60.0),
                Layout.SPLIT, List.of(80.0, 80.0)));

        assertThat(best).get().satisfies(choice -> {
            assertThat(choice.layout()).isEqualTo(Layout.SHARED);
            assertThat(choice.workers()).isEqualTo(1);
            assertThat(choice.name()).isEqualTo("shared, 2 threads, 1 worker");
            assertThat(choice.milliseconds().values()).containsExactlyInAnyOrder(70.0, 60.0, 80.0);
            assertThat(choice.summary())
                    .isEqualTo("shared, 2 threads, 1 worker 60.0 ms; turns, 2 threads 70.0 ms; "
                            + "split, 2 threads, 1 worker 80.0 ms");
        });
    }

    @Test
    void theSecondRoundGoesTheOtherWay() {
        measure(Map.of(
                Layout.TURNS, List.of(1.0, 1.0),
                Layout.SHARED, List.of(2.0, 2.0),
                Layout.SPLIT, List.of(3.0, 3.0)));

        assertThat(tried)
                .containsExactly(Layout.TURNS, Layout.SHARED, Layout.SPLIT, Layout.SPLIT, Layout.SHARED, Layout.TURNS);
    }

    @Test
    void theUsualOneStaysUnlessAnotherIsClearlyFaster() {
        assertThat(LayoutMeasurement.choose(TURNS, Map.of(TURNS, 100.0, SHARED, 97.1)))
                .get()
                .extracting(LayoutChoice::layout)
                .isEqualTo(Layout.TURNS);
        assertThat(LayoutMeasurement.choose(TURNS, Map.of(TURNS, 100.0, SHARED, 96.9)))
                .get()
                .extracting(LayoutChoice::layout)
                .isEqualTo(Layout.SHARED);
    }

    @Test
    void aLayoutThatDoesNotWorkIsNotChosenAndNotShown() {
        Optional<LayoutChoice> best = measure(Map.of(
                Layout.TURNS, List.of(),
                Layout.SHARED, List.of(2.0, 2.0),
                Layout.SPLIT, List.of(3.0, 3.0)));

        assertThat(best).get().satisfies(choice -> {
            assertThat(choice.layout()).isEqualTo(Layout.SHARED);
            assertThat(choice.milliseconds()).hasSize(2);
        });
    }

    @Test
    void ifNoneWorksNothingIsChosen() {
        assertThat(measure(Map.of(Layout.TURNS, List.of(), Layout.SHARED, List.of(), Layout.SPLIT, List.of())))
                .isEmpty();
    }

    @Test
    void aRunThatIsToStopMeasuresNoMore() {
        stop.request();

        assertThat(measure(Map.of(Layout.TURNS, List.of(1.0, 1.0)))).isEmpty();
        assertThat(tried).isEmpty();
    }

    /** Each layout takes the given times, one after the other; where there are none left, it fails. */
    private Optional<LayoutChoice> measure(Map<Layout, List<Double>> milliseconds) {
        Map<Layout, Deque<Double>> left = new EnumMap<>(Layout.class);
        milliseconds.forEach((layout, times) -> left.put(layout, new ArrayDeque<>(times)));
        LayoutMeasurement.Trial trial = (copied, layout, states, start, signal) -> {
            tried.add(layout.layout());
            Double next = left.getOrDefault(layout.layout(), new ArrayDeque<>()).poll();
            if (next == null) {
                throw new TrainingFailedException("no memory for it");
            }
            return next;
        };
        return new LayoutMeasurement(run, trial, stop).best(List.of(TURNS, SHARED, SPLIT), Map.of(), 1);
    }

    private static PipelineSettings settings(Layout layout, int workers) {
        return new PipelineSettings(Mode.ASYNCHRONOUS, 4, 2, ByteSize.ofMebibytes(64), workers, 2, layout);
    }
}
