package dev.kith.model.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kith.model.data.Image;
import org.junit.jupiter.api.Test;

class ResamplerTest {
    /** Pixel i, in reading order, is (37 i² + 11 i) mod 256. */
    private static Image quadratic(int height, int width) {
        int[] values = new int[height * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (37 * i * i + 11 * i) % 256;
        }
        return TestViews.image(height, width, 1, values);
    }

    private static void assertResized(int height, int width, int side, double... expected) {
        float[] view =
                TestViews.make(quadratic(height, width), TestViews.cropped(CropBox.whole(height, width), false), side);

        assertThat(view).hasSize(expected.length);
        for (int i = 0; i < view.length; i++) {
            assertThat(255.0 * view[i]).as("value %d", i).isCloseTo(expected[i], within(2e-4));
        }
    }

    /** The expected values were made with the bicubic filter of Pillow 12.3, mode F. */
    @Test
    void agreesWithAnotherImplementation() {
        assertResized(
                7, 5, 4, 95.1224, 101.7683, 138.3243, 86.462, 188.6184, 157.5151, 159.1714, 213.7932, 129.3978,
                189.6146, 148.2467, 143.6674, 107.7103, 119.7043, 150.3984, 166.9539);
        assertResized(
                13, 9, 3, 148.6152, 154.6811, 131.3253, 134.3113, 108.2329, 101.8763, 135.2791, 115.5301, 108.4294);
    }

    @Test
    void clampsWhereTheCubicOvershoots() {
        assertResized(
                3, 4, 5, 0, 13.1435, 111.5236, 166.0925, 108.1789, 39.1363, 91.4662, 137.8992, 135.8711, 97.0976,
                120.1923, 194, 171.75, 105.6888, 97.1346, 149.9142, 105.1356, 137.8992, 194.2759, 193.8881, 160.357,
                34.3256, 111.5236, 255, 255);
    }

    @Test
    void theWholeImageAtItsOwnSizeIsAnExactCopy() {
        Image image = TestImages.noise(37, 37, 3, 1);

        float[] view = TestViews.make(image, TestViews.cropped(CropBox.whole(37, 37), false), 37);

        assertThat(view).containsExactly(TestViews.flat(SlowView.unit(image)));
    }

    @Test
    void aBoxOfTheSizeOfTheViewIsAnExactCopyOfIt() {
        Image image = TestImages.noise(50, 70, 3, 2);
        CropBox box = new CropBox(11, 23, 20, 20);

        float[] view = TestViews.make(image, TestViews.cropped(box, false), 20);

        assertThat(view).containsExactly(TestViews.flat(SlowView.crop(SlowView.unit(image), box)));
    }

    @Test
    void nothingOutsideTheBoxIsLookedAt() {
        Image image = TestImages.noise(40, 40, 1, 3);
        byte[] changed = image.pixels().clone();
        for (int i = 0; i < changed.length; i++) {
            if (i / 40 < 5 || i / 40 >= 18 || i % 40 < 7 || i % 40 >= 30) {
                changed[i] ^= 0x55;
            }
        }
        ViewParameters parameters = TestViews.cropped(new CropBox(5, 7, 13, 23), false);

        assertThat(TestViews.make(new Image(40, 40, 1, changed), parameters, 16))
                .containsExactly(TestViews.make(image, parameters, 16));
    }

    @Test
    void aConstantImageStaysConstant() {
        for (float value : TestViews.make(TestImages.constant(91, 47, 200), ViewParameters.plain(), 24)) {
            assertThat(value).isCloseTo(200 / 255f, within(1e-6f));
        }
    }
}
