package dev.kith.model.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kith.model.data.Image;
import org.junit.jupiter.api.Test;

class GaussianBlurTest {
    private static final int SIDE = 20;

    private static Image point(int y, int x) {
        int[] values = new int[SIDE * SIDE];
        values[y * SIDE + x] = 255;
        return TestViews.image(SIDE, SIDE, 1, values);
    }

    /** With sigma 1 and three pixels the weights are 1 / (1 + 2 e^(−1/2)) = .4518628 and .2740686. */
    @Test
    void spreadsAPointByTheKernel() {
        double centre = .4518628;
        double next = .2740686;

        float[] view = TestViews.make(point(8, 9), TestViews.blurred(1), SIDE);

        double[][] expected = {
            {next * next, next * centre, next * next},
            {centre * next, centre * centre, centre * next},
            {next * next, next * centre, next * next}
        };
        for (int i = 0; i < view.length; i++) {
            int dy = i / SIDE - 7;
            int dx = i % SIDE - 8;
            boolean near = dy >= 0 && dy < 3 && dx >= 0 && dx < 3;
            assertThat((double) view[i]).isCloseTo(near ? expected[dy][dx] : 0, within(1e-6));
        }
    }

    @Test
    void reflectsAtTheBorderWithoutRepeatingIt() {
        double centre = .4518628;
        double next = .2740686;

        float[] besideTheCorner = TestViews.make(point(1, 0), TestViews.blurred(1), SIDE);

        assertThat((double) besideTheCorner[0]).isCloseTo(2 * next * centre, within(1e-6));
        assertThat((double) besideTheCorner[SIDE]).isCloseTo(centre * centre, within(1e-6));
        assertThat((double) besideTheCorner[1]).isCloseTo(2 * next * next, within(1e-6));
        assertThat((double) besideTheCorner[SIDE + 1]).isCloseTo(centre * next, within(1e-6));
    }

    @Test
    void keepsAConstantImage() {
        for (float value : TestViews.make(TestImages.constant(96, 96, 77), TestViews.blurred(1.3), 96)) {
            assertThat(value).isCloseTo(77 / 255f, within(1e-6f));
        }
    }

    @Test
    void nearlyKeepsTheMean() {
        Image image = TestImages.noise(96, 96, 1, 4);
        float[] sharp = TestViews.make(image, ViewParameters.plain(), 96);
        float[] blurred = TestViews.make(image, TestViews.blurred(2), 96);

        assertThat(Planes.mean(blurred)).isCloseTo(Planes.mean(sharp), within(2e-3));
        assertThat(deviation(blurred)).isLessThan(.3 * deviation(sharp));
    }

    @Test
    void aNarrowKernelChangesNothing() {
        Image image = TestImages.noise(96, 96, 3, 4);

        float[] sharp = TestViews.make(image, ViewParameters.plain(), 96);
        assertThat(TestViews.make(image, TestViews.blurred(.1), 96)).containsExactly(sharp);
        assertThat(TestViews.make(image, TestViews.blurred(0), 96)).containsExactly(sharp);
    }

    @Test
    void theKernelGrowsWithTheSide() {
        for (int side : new int[] {19, 20, 39, 40, 224}) {
            int radius = side / 20;
            byte[] pixels = new byte[side * side];
            pixels[side / 2 * side + side / 2] = (byte) 255;

            float[] view = TestViews.make(new Image(side, side, 1, pixels), TestViews.blurred(100), side);

            int reached = 0;
            for (float value : view) {
                reached += value > 0 ? 1 : 0;
            }
            assertThat(reached).isEqualTo((2 * radius + 1) * (2 * radius + 1));
        }
    }

    private static double deviation(float[] values) {
        double mean = Planes.mean(values);
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
