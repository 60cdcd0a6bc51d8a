package dev.kith.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutScheduleTest {
    private final CutSchedule schedule = new CutSchedule(40, 30, 100);

    @Test
    void tellsWhyARunIsCut() {
        assertThat(schedule.at(0)).isEmpty();
        assertThat(schedule.at(29)).isEmpty();
        assertThat(schedule.at(30)).containsExactly(Cut.Purpose.EVALUATION);
        assertThat(schedule.at(40)).containsExactly(Cut.Purpose.CHECKPOINT);
        assertThat(new CutSchedule(40, 20, 100).at(40))
                .containsExactlyInAnyOrder(Cut.Purpose.CHECKPOINT, Cut.Purpose.EVALUATION);
        assertThat(schedule.at(100)).containsExactly(Cut.Purpose.END);
    }

    @Test
    void nextIsTheFirstLaterStepThatIsCut() {
        for (long step = 0; step < 100; step++) {
            long next = step + 1;
            while (schedule.at(next).isEmpty()) {
                next++;
            }
            assertThat(schedule.next(step)).as("after step %d", step).isEqualTo(next);
        }
    }

    @Test
    void zeroMeansOnlyAtTheEnd() {
        assertThat(new CutSchedule(0, 0, 7).next(0)).isEqualTo(7);
    }
}
