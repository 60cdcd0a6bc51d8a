package dev.kith.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterTest {

    /** Float32 alone would turn 2²⁴ + 1 into 2²⁴. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, (1 << 20) - 1, 1 << 20, (1 << 24) - 1, 1 << 24, (1 << 24) + 1, 123_456_789_123L})
    void countsExactly(long count) {
        assertThat(Counter.fromTensor(Counter.toTensor(count))).isEqualTo(count);
    }
}
