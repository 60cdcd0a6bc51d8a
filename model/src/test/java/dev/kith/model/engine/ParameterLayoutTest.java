package dev.kith.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import dev.kith.model.engine.ParameterLayout.Entry;
import dev.kith.model.engine.ParameterLayout.Initializer;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParameterLayoutTest {
    private final ParameterLayout layout = new ParameterLayout();

    ParameterLayoutTest() {
        layout.add("a", Initializer.constant(1), true, 3, 5);
        layout.add("b", Initializer.constant(2), false, 16);
        layout.add("c", Initializer.constant(3), true, 17);
        layout.add("d", Initializer.constant(4), false);
    }

    @Test
    void everyParameterStartsAtAMultipleOf64Bytes() {
        assertThat(layout.entries().stream().map(Entry::offset)).containsExactly(0L, 16L, 32L, 64L);
        assertThat(layout.entries()).allMatch(entry -> entry.offset() * Float.BYTES % 64 == 0);
        assertThat(layout.size()).isEqualTo(80);
    }

    @Test
    void gapsAreNoParameters() {
        assertThat(layout.parameterCount()).isEqualTo(15 + 16 + 17 + 1);
        assertThat(layout.pieces()).containsExactly(15, 1, 16, 17, 15, 1, 15);
    }

    @Test
    void indicesFollowTheOrderOfRegistration() {
        assertThat(layout.count()).isEqualTo(4);
        assertThat(layout.add("e", Initializer.constant(0), true, 2)).isEqualTo(4);
        assertThat(layout.entries().get(4).shape()).isEqualTo(new Shape(2));
    }

    @Test
    void aPrefixHasTheSameOffsets() {
        ParameterLayout prefix = layout.prefix(2);

        assertThat(prefix.entries()).isEqualTo(layout.entries().subList(0, 2));
        assertThat(prefix.size()).isEqualTo(32);
        assertThat(layout.prefix(0).size()).isZero();
    }

    @Test
    void initializersHaveTheirVariance() {
        RandomStream random = RandomStream.of(1, Purpose.PROBE, 0, 0);

        assertThat(variance(Initializer.heNormal(8), random)).isCloseTo(2.0 / 8, within(0.01));
        assertThat(variance(Initializer.uniform(4), random)).isCloseTo(0.25 / 3, within(0.003));
        assertThat(IntStream.range(0, 1000)
                        .mapToDouble(i -> Initializer.uniform(4).next(random)))
                .allMatch(value -> Math.abs(value) <= 0.5);
    }

    private static double variance(Initializer initializer, RandomStream random) {
        return IntStream.range(0, 20_000)
                .mapToDouble(i -> Math.pow(initializer.next(random), 2))
                .average()
                .orElseThrow();
    }
}
