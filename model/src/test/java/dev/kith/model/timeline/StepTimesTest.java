package dev.kith.model.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class StepTimesTest {
    private final AtomicLong now = new AtomicLong();
    private final Timeline timeline = new Timeline(now::get);

    @Test
    void aStepEndsWithTheLastSliceOfItsTrack() {
        slice("online", "begin", 0, 1_000_000);
        slice("online", "complete", 0, 2_000_000); // step 0 ends at 3 ms
        slice("online", "begin", 1, 1_000_000);
        slice("target", "begin", 2, 9_000_000);
        slice("online", "complete", 1, 2_000_000); // 15 ms
        slice("online", "begin", 2, 3_000_000); // 18 ms

        StepTimes times = StepTimes.of(timeline, "online");

        assertThat(times.millisecondsPerStep(1, 2)).isEqualTo(12);
        assertThat(times.millisecondsPerStep(1, 3)).isEqualTo(7.5);
    }

    @Test
    void whatIsNotKnownIsSaid() {
        slice("online", "begin", 4, 1_000_000);
        slice("online", "begin", 5, 1_000_000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepTimes.of(timeline, "online").millisecondsPerStep(1, 6))
                .withMessage("the timeline does not know the end of step 0, but of 4 to 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StepTimes.of(timeline, "nobody").millisecondsPerStep(1, 6))
                .withMessage("the timeline does not know the end of step 5, but of none");
    }

    private void slice(String track, String name, long step, long nanos) {
        timeline.part(track, name, step, () -> now.addAndGet(nanos));
    }
}
