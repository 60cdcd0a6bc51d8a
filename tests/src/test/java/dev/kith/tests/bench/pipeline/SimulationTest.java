package dev.kith.tests.bench.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final Times TIMES = new Times(8, 16, 8, 2, 48, 6);

    @Test
    void actorsOverlapWhatALoopDoesInTurn() {
        Simulation simulation = new Simulation(TIMES, 40);
        Simulation.Measured loop = simulation.loop();
        Simulation.Measured actors = simulation.actors(2, 3);

        assertThat(loop.millis()).isGreaterThan(TIMES.sum());
        assertThat(loop.device()).isCloseTo(TIMES.device() / loop.millis(), within(0.05));
        // The device alone takes 34 of 88 ms; half of what is hidden must be hidden on the busiest machine.
        assertThat(actors.millis()).isGreaterThan(TIMES.ideal(3)).isLessThan((TIMES.ideal(3) + TIMES.sum()) / 2);
        assertThat(actors.device()).isGreaterThan(1.2 * loop.device()).isLessThanOrEqualTo(1);
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
