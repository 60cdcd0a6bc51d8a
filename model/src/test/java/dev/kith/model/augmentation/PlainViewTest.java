package dev.kith.model.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.model.data.Image;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class PlainViewTest {
    private static float[] plain(Image image, int side, boolean mirrored) {
        PlainView plain = new PlainView(side, image.channels(), Normalization.none(image.channels()));
        float[] view = new float[plain.size()];
        plain.make(image, mirrored, plain.newScratch(), FloatBuffer.wrap(view), 0);
        return view;
    }

    @Test
    void copiesAnImageOfItsSize() {
        Image image = TestImages.noise(28, 28, 1, 0);

        assertThat(plain(image, 28, false)).containsExactly(TestViews.flat(SlowView.unit(image)));
    }

    @Test
    void keepsTheCentreOfTheLongerSide() {
        Image wide = TestViews.image(1, 5, 1, 10, 20, 30, 40, 50);
        Image tall = TestViews.image(5, 1, 1, 10, 20, 30, 40, 50);

        assertThat(plain(wide, 1, false)).containsExactly(30 / 255f);
        assertThat(plain(tall, 1, false)).containsExactly(30 / 255f);
    }

    @Test
    void resizesTheShorterSide() {
        for (int[] size : new int[][] {{60, 91}, {133, 40}, {17, 300}, {16, 23}, {32, 33}}) {
            Image image = TestImages.noise(size[0], size[1], 3, 1);

            float[] slow = TestViews.flat(SlowView.centre(SlowView.unit(image), 32));

            assertThat(TestViews.greatestDifference(plain(image, 32, false), slow))
                    .isLessThan(2e-6f);
        }
    }

    @Test
    void mirroredExchangesLeftAndRight() {
        Image image = TestImages.noise(40, 55, 3, 2);
        float[] view = plain(image, 24, false);
        float[] mirrored = plain(image, 24, true);

        for (int i = 0; i < view.length; i++) {
            assertThat(mirrored[i]).isEqualTo(view[i / 72 * 72 + (23 - i / 3 % 24) * 3 + i % 3]);
        }
    }

    @Test
    void equalsAViewWithoutAnyOperation() {
        Image image = TestImages.noise(40, 55, 3, 2);

        assertThat(plain(image, 24, false)).containsExactly(TestViews.make(image, ViewParameters.plain(), 24));
    }

    @Test
    void refusesImpossibleViews() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PlainView(0, 1, Normalization.none(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlainView(8, 2, Normalization.none(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlainView(8, 3, Normalization.none(1)));
    }
}
