package dev.kith.model.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.model.data.DecodingTeam;
import dev.kith.model.engine.Lane;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StopSignalTest {
    private final StopSignal stop = new StopSignal();

    private Boolean askThenCheck() {
        stop.request();
        StopSignal.check();
        return true;
    }

    @Test
    void workWithinItEndsAtItsNextCheck() {
        assertThatThrownBy(() -> stop.within(this::askThenCheck)).isInstanceOf(StoppedException.class);
        assertThatThrownBy(() -> stop.within(() -> "not even begun")).isInstanceOf(StoppedException.class);
    }

    @Test
    void otherWorkOfTheSameThreadGoesOn() {
        assertThat(stop.within(() -> new StopSignal().within(this::askThenCheck)))
                .isTrue();
        assertThatCode(StopSignal::check).doesNotThrowAnyException();
    }

    @Test
    void patientWorkMayFinish() {
        assertThat(stop.within(Duration.ofHours(1), this::askThenCheck)).isTrue();
        assertThatThrownBy(() -> stop.within(Duration.ZERO, () -> true)).isInstanceOf(StoppedException.class);
    }

    @Test
    void aLaneWorksForItsCaller() {
        try (Lane lane = new Lane("stopped", 1)) {
            assertThatThrownBy(() -> stop.within(() -> lane.call(Lane.Priority.EVALUATION, this::askThenCheck)))
                    .isInstanceOf(StoppedException.class);
            assertThat(lane.call(Lane.Priority.EVALUATION, this::askThenCheck)).isTrue();
        }
    }

    @Test
    void aTeamEndsWithTheOneThatItWorksFor() {
        ConcurrentLinkedQueue<Integer> begun = new ConcurrentLinkedQueue<>();
        assertThatThrownBy(() -> stop.within(() -> {
                    DecodingTeam.of(IntStream.range(0, 100_000)).forEach(number -> {
                        begun.add(number);
                        stop.request();
                    });
                    return true;
                }))
                .isInstanceOf(StoppedException.class);

        assertThat(begun.size()).isLessThanOrEqualTo(2 * Runtime.getRuntime().availableProcessors() + 1);
    }
}
