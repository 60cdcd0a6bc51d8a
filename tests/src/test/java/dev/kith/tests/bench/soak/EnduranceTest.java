package dev.kith.tests.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kith.model.method.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class EnduranceTest {

    @Test
    void everyTenthIsNotedWithItsOwnSpeed() {
        AtomicLong memory = new AtomicLong(1_000);
        AtomicLong now = new AtomicLong();
        List<Endurance.Mark> told = new ArrayList<>();
        Endurance endurance = new Endurance(40, memory::get, now::get, told::add);

        for (long step = 0; step < 40; step++) {
            now.addAndGet(step < 36 ? 1_000_000 : 2_000_000); // the last tenth is half as fast
            memory.addAndGet(step < 12 ? 50 : 4); // 1,600 after the third tenth, then 112 more
            endurance.stepped(new StepResult(step, false, Map.of()));
        }

        assertThat(told).hasSize(10);
        assertThat(told.get(0)).isEqualTo(new Endurance.Mark(4, 1_200, 1_000));
        assertThat(told.get(9)).isEqualTo(new Endurance.Mark(40, 1_712, 500));
        assertThat(endurance.growth()).isCloseTo(0.07, within(1e-9));
        assertThat(endurance.speed()).isEqualTo(0.5);
    }
}
