package dev.kith.model.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.ViewSettings;
import dev.kith.config.ViewSettings.Blur;
import dev.kith.config.ViewSettings.Color;
import dev.kith.config.ViewSettings.Crop;
import dev.kith.model.data.Image;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fast view against the literal one, over all combinations of operations. */
class ViewMakerComparisonTest {
    private static final int COMBINATIONS = 32;

    /** Far below the 1/255 that an 8-bit image resolves. */
    private static final float TOLERANCE = 1e-5f;

    @ParameterizedTest
    @CsvSource({"28, 1", "28, 3", "32, 1", "32, 3", "64, 1", "64, 3", "96, 1", "96, 3"})
    void equalsTheLiteralView(int side, int channels) {
        RandomStream random = RandomStream.of(3, Purpose.SHAPES, side, channels);
        for (int combination = 0; combination < COMBINATIONS; combination++) {
            boolean sameSize = random.nextBoolean(.25);
            int height = sameSize ? side : 2 + random.nextInt(2 * side);
            int width = sameSize ? side : 2 + random.nextInt(2 * side);
            Image image = random.nextBoolean(.5)
                    ? TestImages.noise(height, width, channels, combination)
                    : TestImages.smooth(height, width, channels, combination);
            ViewParameters parameters = ViewParameters.draw(policy(combination), height, width, random);

            float[] fast = TestViews.make(image, parameters, side);
            float[] slow = TestViews.flat(SlowView.make(image, parameters, side));

            assertThat(TestViews.greatestDifference(fast, slow))
                    .as("%d×%d, %s", height, width, parameters)
                    .isLessThan(TOLERANCE);
        }
    }

    /** Bit by bit: which operations are applied. The ranges are wider than the published ones. */
    private static ViewSettings policy(int combination) {
        return new ViewSettings(
                new Crop(combination & 1, .05, 1, .5, 2),
                combination >> 1 & 1,
                new Color(combination >> 2 & 1, .8, .8, .8, .5),
                combination >> 3 & 1,
                new Blur(combination >> 4 & 1, .1, 2));
    }
}
