package dev.kith.model.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kith.model.augmentation.ColorDistortion.Operation;
import dev.kith.model.data.Image;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColorFilterTest {
    /** (.2, .4, .8), whose grey value is .05978 + .2348 + .0912 = .38578. */
    private static final Image PIXEL = TestViews.image(1, 1, 3, 51, 102, 204);

    private static void assertView(Image image, ViewParameters parameters, int side, double... expected) {
        float[] view = TestViews.make(image, parameters, side);
        assertThat(view).hasSize(expected.length);
        for (int i = 0; i < view.length; i++) {
            assertThat((double) view[i]).as("value %d", i).isCloseTo(expected[i], within(1e-6));
        }
    }

    @Test
    void brightnessMultipliesAndClamps() {
        assertView(PIXEL, TestViews.colored(.5, 1, 1, 0), 1, .1, .2, .4);
        assertView(PIXEL, TestViews.colored(1.4, 1, 1, 0), 1, .28, .56, 1);
        assertView(TestViews.image(1, 1, 1, 51), TestViews.colored(1.5, 1, 1, 0), 1, .3);
    }

    @Test
    void contrastBlendsWithTheMeanOfTheGreyImage() {
        // Grey values 1 × .9999 and three times 0: mean .249975.
        Image image = TestViews.image(2, 2, 3, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        double dark = .5 * .249975;
        double light = .5 + dark;

        assertView(
                image,
                TestViews.colored(1, .5, 1, 0),
                2,
                light,
                light,
                light,
                dark,
                dark,
                dark,
                dark,
                dark,
                dark,
                dark,
                dark,
                dark);
        assertView(TestViews.image(2, 2, 1, 0, 51, 102, 153), TestViews.colored(1, 2, 1, 0), 2, 0, .1, .5, .9);
    }

    @Test
    void saturationBlendsWithGreyAndClamps() {
        assertView(PIXEL, TestViews.colored(1, 1, .5, 0), 1, .29289, .39289, .59289);
        assertView(PIXEL, TestViews.colored(1, 1, 3, 0), 1, 0, 3 * .4 - 2 * .38578, 1);
    }

    @Test
    void clampsAfterEachOperationInTheGivenOrder() {
        List<Operation> order = List.of(Operation.BRIGHTNESS, Operation.SATURATION, Operation.CONTRAST, Operation.HUE);
        List<Operation> reverse =
                List.of(Operation.HUE, Operation.CONTRAST, Operation.SATURATION, Operation.BRIGHTNESS);

        // (.2, .4, .8) × 2 = (.4, .8, 1), grey .11956 + .4696 + .114 = .70316.
        assertView(PIXEL, TestViews.colored(order, 2, 1, .5, 0), 1, .55158, .75158, .85158);
        assertView(PIXEL, TestViews.colored(reverse, 2, 1, .5, 0), 1, .58578, .78578, 1);
    }

    @Test
    void neutralValuesChangeNothing() {
        Image image = TestImages.noise(16, 16, 3, 9);

        assertThat(TestViews.make(image, TestViews.colored(1, 1, 1, 0), 16))
                .containsExactly(TestViews.make(image, ViewParameters.plain(), 16));
    }

    @Test
    void greyScaleWeighsTheChannels() {
        assertView(PIXEL, TestViews.grey(), 1, .38578, .38578, .38578);
    }

    @Test
    void oneChannelHasNoColorsToChange() {
        Image image = TestImages.noise(16, 16, 1, 9);
        float[] plain = TestViews.make(image, ViewParameters.plain(), 16);

        assertThat(TestViews.make(image, TestViews.colored(1, 1, .3, .4), 16)).containsExactly(plain);
        assertThat(TestViews.make(image, TestViews.grey(), 16)).containsExactly(plain);
    }

    @Test
    void meanIsExactOverManyBlocks() {
        float[] plane = new float[50_003];
        double sum = 0;
        for (int i = 0; i < plane.length; i++) {
            plane[i] = i % 997 / 997f;
            sum += plane[i];
        }

        assertThat(Planes.mean(plane)).isCloseTo(sum / plane.length, within(1e-6));
    }
}
