package dev.kith.tests.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.timeline.Timeline;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Times TIMES = new Times(8, 16, 8, 2, 48, 6);

    @Test
    void actorsOverlapWhatALoopDoesInTurn() {
        Simulation simulation = new Simulation(TIMES, 40);
        Simulation.Measured loop = simulation.loop();
        Simulation.Measured actors = simulation.actors(2, 3, new Timeline());

        // However busy the machine is, nothing takes less time than it must, and both are held up alike.
        assertThat(loop.millis()).isGreaterThan(TIMES.sum());
        assertThat(actors.millis()).isGreaterThan(TIMES.ideal(3)).isLessThan(loop.millis());
        assertThat(actors.device()).isGreaterThan(loop.device()).isLessThanOrEqualTo(1);
        assertThat(actors.loading()).isBetween(0.0, 1.0);
    }

    @Test
    void theIdealIsTheBusiestPart() {
        assertThat(TIMES.device()).isEqualTo(34);
        assertThat(TIMES.sum()).isEqualTo(88);
        assertThat(TIMES.ideal(1)).isEqualTo(48);
        assertThat(TIMES.ideal(2)).isEqualTo(34);
        assertThat(new Times(1, 1, 1, 1, 10, 30).ideal(4)).isEqualTo(30);
    }
}
