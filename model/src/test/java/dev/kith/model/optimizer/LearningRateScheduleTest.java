package dev.kith.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kith.config.OptimizerSettings;
import dev.kith.config.OptimizerSettings.Algorithm;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateScheduleTest {

    /** Peak .4, 4 steps of warm-up, 12 in all, down to a tenth. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.1",
        "1, 0.2",
        "3, 0.4",
        "4, 0.4",
        "6, 0.3472792206", // 0.04 + 0.36 (1 + √½) / 2
        "8, 0.22",
        "10, 0.0927207794",
        "12, 0.04",
        "1000, 0.04"
    })
    void handWorkedValues(long step, double expected) {
        LearningRateSchedule schedule = new LearningRateSchedule(0.4, 4, 12, 0.1);

        assertThat(schedule.at(step)).isCloseTo(expected, within(1e-10));
    }

    @Test
    void fallsFromThePeakToTheEnd() {
        LearningRateSchedule schedule = new LearningRateSchedule(0.4, 0, 100, 0);

        assertThat(schedule.at(0)).isEqualTo(0.4);
        assertThat(LongStream.range(0, 100)).allMatch(step -> schedule.at(step + 1) < schedule.at(step));
        assertThat(schedule.at(100)).isCloseTo(0, within(1e-15));
    }

    @Test
    void aFinalFractionOfOneKeepsTheRate() {
        LearningRateSchedule schedule = new LearningRateSchedule(0.3, 0, 10, 1);

        assertThat(LongStream.range(0, 20).mapToObj(schedule::at)).containsOnly(0.3);
    }

    @Test
    void warmUpIsCutToTheLengthOfTheRun() {
        OptimizerSettings settings = new OptimizerSettings(Algorithm.SGD, 0.3, 0, 0.9, 0.9, 0.99, 1e-8, 500, 0.5);

        LearningRateSchedule schedule = LearningRateSchedule.of(settings, 3);

        assertThat(schedule).isEqualTo(new LearningRateSchedule(0.3, 3, 3, 0.5));
        assertThat(schedule.at(0)).isCloseTo(0.1, within(1e-15));
        assertThat(schedule.at(2)).isEqualTo(0.3);
        assertThat(schedule.at(3)).isCloseTo(0.15, within(1e-15));
    }

    @Test
    void anEmptyRunHasItsFinalRate() {
        assertThat(new LearningRateSchedule(0.3, 0, 0, 0.5).at(0)).isCloseTo(0.15, within(1e-15));
    }
}
