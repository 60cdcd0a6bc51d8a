package dev.kith.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairsTest {

    private static Pairs ofRatios(double... ratios) {
        Pairs pairs = new Pairs();
        for (double ratio : ratios) {
            pairs.add(10, 10 * ratio);
        }
        return pairs;
    }

    @Test
    void theRatioIsTheMedianOfTheRounds() {
        Pairs pairs = new Pairs();
        pairs.add(10, 11);
        pairs.add(100, 130); // a slow moment: both are slow
        pairs.add(12, 14.4);
        assertThat(pairs.ratio()).isCloseTo(1.2, within(1e-12));
        assertThat(pairs.value()).isEqualTo(12);
    }

    @Test
    void theIntervalIsOfOrderStatistics() {
        // 10 rounds: P(X ≤ 1) = 11/1024, twice that is 2.1 %; P(X ≤ 2) = 56/1024 would be too much.
        assertThat(ofRatios(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).interval()).containsExactly(2, 9);
        // 6 rounds: 2 · 1/64 = 3.1 %; 5 rounds cannot give 95 %.
        assertThat(ofRatios(6, 5, 4, 3, 2, 1).interval()).containsExactly(1, 6);
        assertThat(ofRatios(3, 1, 2).interval()).containsExactly(1, 3);
        assertThat(ofRatios(2).interval()).containsExactly(2, 2);
    }
}
