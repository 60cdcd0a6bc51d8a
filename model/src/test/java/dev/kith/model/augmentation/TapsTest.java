package dev.kith.model.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TapsTest {
    /** Keys' kernel at 1.75, .75, .25 and 1.25, by hand. */
    private static final double K175 = -.0234375;

    private static final double K075 = .2265625;
    private static final double K025 = .8671875;
    private static final double K125 = -.0703125;

    @Test
    void kernelHasThePublishedValues() {
        assertThat(new double[] {0, .25, .5, .75, 1, 1.25, 1.5, 1.75, 2, 3}).satisfies(x -> {
            double[] values = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                values[i] = Taps.cubic(-x[i]);
            }
            assertThat(values).containsExactly(1, K025, .5625, K075, 0, K125, -.0625, K175, 0, 0);
        });
    }

    @Test
    void doublingWeighsFourNeighbours() {
        Taps taps = new Taps(16);

        taps.prepare(100, 8, 16, 0, false);

        assertThat(taps.count()).isEqualTo(4);
        assertWeights(taps, 6, 101, K175, K075, K025, K125);
        assertWeights(taps, 7, 102, K125, K025, K075, K175);
        double sum = K025 + K125;
        assertWeights(taps, 0, 100, K025 / sum, K125 / sum, 0, 0);
        assertThat(taps.first()).isEqualTo(100);
        assertThat(taps.end()).isEqualTo(108);
    }

    @Test
    void halvingWidensTheKernel() {
        Taps taps = new Taps(4);

        taps.prepare(0, 12, 6, 1, false);

        assertThat(taps.count()).isEqualTo(8);
        assertWeights(taps, 1, 1, K175 / 2, K125 / 2, K075 / 2, K025 / 2, K025 / 2, K075 / 2, K125 / 2, K175 / 2);
    }

    @Test
    void mirroredIsTheReverse() {
        Taps forward = new Taps(5);
        Taps backward = new Taps(5);

        forward.prepare(3, 7, 8, 2, false);
        backward.prepare(3, 7, 8, 2, true);

        for (int i = 0; i < 5; i++) {
            assertThat(backward.start(i)).isEqualTo(forward.start(4 - i));
            for (int k = 0; k < forward.count(); k++) {
                assertThat(backward.weight(i, k)).isEqualTo(forward.weight(4 - i, k));
            }
        }
        assertThat(backward.first()).isEqualTo(forward.first());
        assertThat(backward.end()).isEqualTo(forward.end());
    }

    @Test
    void aSinglePixelFillsEverything() {
        Taps taps = new Taps(3);

        taps.prepare(5, 1, 3, 0, false);

        for (int i = 0; i < 3; i++) {
            assertWeights(taps, i, 5, 1);
        }
    }

    private static void assertWeights(Taps taps, int i, int start, double... weights) {
        assertThat(taps.start(i)).isEqualTo(start);
        assertThat(taps.count()).isEqualTo(weights.length);
        for (int k = 0; k < weights.length; k++) {
            assertThat((double) taps.weight(i, k)).as("tap %d", k).isCloseTo(weights[k], within(1e-7));
        }
    }
}
