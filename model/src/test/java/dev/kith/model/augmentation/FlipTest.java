package dev.kith.model.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.data.Image;
import org.junit.jupiter.api.Test;

class FlipTest {
    @Test
    void exchangesLeftAndRight() {
        Image image = TestViews.image(2, 2, 3, 0, 51, 102, 153, 204, 255, 1, 2, 3, 4, 5, 6);

        float[] view = TestViews.make(image, TestViews.flipped(), 2);

        assertThat(view)
                .containsExactly(
                        .6f, .8f, 1f, 0f, .2f, .4f, 4 / 255f, 5 / 255f, 6 / 255f, 1 / 255f, 2 / 255f, 3 / 255f);
    }

    @Test
    void twiceIsNothing() {
        Image image = TestImages.noise(24, 24, 3, 5);

        float[] once = TestViews.make(image, TestViews.flipped(), 24);
        byte[] pixels = new byte[once.length];
        for (int i = 0; i < once.length; i++) {
            pixels[i] = (byte) Math.round(once[i] * 255);
        }
        float[] twice = TestViews.make(new Image(24, 24, 3, pixels), TestViews.flipped(), 24);

        assertThat(once).isNotEqualTo(twice);
        assertThat(twice).containsExactly(TestViews.make(image, ViewParameters.plain(), 24));
    }

    @Test
    void mirrorsWhateverIsCropped() {
        Image image = TestImages.noise(31, 45, 3, 6);
        CropBox box = new CropBox(3, 14, 22, 29);

        float[] view = TestViews.make(image, TestViews.cropped(box, false), 16);
        float[] mirrored = TestViews.make(image, TestViews.cropped(box, true), 16);

        for (int i = 0; i < view.length; i++) {
            int row = i / 48;
            int x = i / 3 % 16;
            assertThat(mirrored[row * 48 + (15 - x) * 3 + i % 3]).isEqualTo(view[i]);
        }
    }
}
