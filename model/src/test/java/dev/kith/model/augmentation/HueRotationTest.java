package dev.kith.model.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import org.junit.jupiter.api.Test;

class HueRotationTest {
    private static float[] rotate(double red, double green, double blue, double turns) {
        float[] r = {(float) red};
        float[] g = {(float) green};
        float[] b = {(float) blue};
        new HueRotation(1).rotate(r, g, b, (float) turns);
        return new float[] {r[0], g[0], b[0]};
    }

    private static void assertColor(float[] actual, double red, double green, double blue) {
        assertThat(actual).containsExactly(new float[] {(float) red, (float) green, (float) blue}, within(1e-6f));
    }

    @Test
    void movesPrimariesAroundTheCircle() {
        assertColor(rotate(1, 0, 0, 1 / 3.0), 0, 1, 0);
        assertColor(rotate(1, 0, 0, -1 / 3.0), 0, 0, 1);
        assertColor(rotate(0, 1, 0, 1 / 3.0), 0, 0, 1);
        assertColor(rotate(0, 0, 1, 1 / 3.0), 1, 0, 0);
        assertColor(rotate(1, 0, 0, .5), 0, 1, 1);
        assertColor(rotate(0, 1, 1, .5), 1, 0, 0);
        assertColor(rotate(0, 1, 1, -.5), 1, 0, 0);
        assertColor(rotate(1, 1, 0, 1 / 6.0), 0, 1, 0);
        assertColor(rotate(1, 0, 1, 1 / 12.0), 1, 0, .5);
    }

    /** (.5, .3, .2) has hue 1/3 of a sixth, least .2, chroma .3; half a sixth further, the hue is 5/6 of a sixth. */
    @Test
    void keepsSaturationAndValue() {
        assertColor(rotate(.5, .3, .2, 1 / 12.0), .5, .2 + .3 * 5 / 6, .2);
    }

    @Test
    void greyHasNoHue() {
        assertColor(rotate(.4, .4, .4, .3), .4, .4, .4);
        assertColor(rotate(0, 0, 0, .3), 0, 0, 0);
        assertColor(rotate(1, 1, 1, -.5), 1, 1, 1);
    }

    @Test
    void survivesTheSmallestDifferences() {
        for (float tiny : new float[] {Float.MIN_VALUE, 1e-40f, 1e-31f, 1e-29f, 1e-13f, 1e-8f}) {
            assertColor(rotate(tiny, 0, 0, .2), 0, 0, 0);
            assertColor(rotate(0, tiny, 0, .2), 0, 0, 0);
            assertColor(rotate(.5, .5, .5 + tiny, .2), .5, .5, .5);
            assertColor(rotate(1, 0, tiny, 1 / 3.0), 0, 1, 0);
            assertColor(rotate(0, 1, 1 - tiny, .5), 1, 0, 0);
        }
    }

    @Test
    void equalsTheTextbook() {
        RandomStream random = RandomStream.of(1, Purpose.SHAPES, 0, 0);
        for (int i = 0; i < 20_000; i++) {
            double turns = random.nextDouble(-.5, .5);
            double[] pixel = new double[3];
            for (int c = 0; c < 3; c++) {
                // Few levels, so that channels are often equal.
                pixel[c] = (float) (random.nextInt(i % 2 == 0 ? 4 : 256) / (i % 2 == 0 ? 3.0 : 255));
            }

            double[] slow = SlowColor.hue(new double[][][] {{pixel}}, turns)[0][0];

            assertColor(rotate(pixel[0], pixel[1], pixel[2], turns), slow[0], slow[1], slow[2]);
        }
    }
}
