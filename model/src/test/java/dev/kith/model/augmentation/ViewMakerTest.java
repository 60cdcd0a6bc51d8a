package dev.kith.model.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.model.data.Image;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class ViewMakerTest {
    private static final int SIDE = 24;
    private static final ViewMaker MAKER = new ViewMaker(TestViews.policy(1, .5, .8, .2, .5), SIDE, 3, normalization());
    private static final Image IMAGE = TestImages.noise(30, 50, 3, 1);

    private static Normalization normalization() {
        return new Normalization(List.of(.5f, .4f, .3f), List.of(.25f, .2f, .3f));
    }

    private static RandomStream stream(int example) {
        return RandomStream.of(2, Purpose.VIEW_2, 17, example);
    }

    private static FloatBuffer direct(int values) {
        return ByteBuffer.allocateDirect(values * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }

    private static float[] make(Image image, RandomStream random, ViewScratch scratch) {
        float[] view = new float[MAKER.size()];
        MAKER.make(image, random, scratch, FloatBuffer.wrap(view), 0);
        return view;
    }

    @Test
    void isAFunctionOfImageAndStream() {
        ViewScratch used = MAKER.newScratch();
        make(TestImages.noise(200, 100, 3, 2), stream(9), used);

        float[] view = make(IMAGE, stream(1), used);

        assertThat(view).containsExactly(make(IMAGE, stream(1), MAKER.newScratch()));
        assertThat(view).isNotEqualTo(make(IMAGE, stream(2), used));
    }

    /** Pins the order of the draws and every rounding: runs repeat bit by bit only as long as this holds. */
    @Test
    void viewsAreTheSameOnEveryMachine() {
        ViewScratch scratch = MAKER.newScratch();
        ByteBuffer bytes = ByteBuffer.allocate(MAKER.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        CRC32 checksum = new CRC32();
        for (int i = 0; i < 100; i++) {
            MAKER.make(TestImages.noise(20 + i, 120 - i, 3, i), stream(i), scratch, bytes.asFloatBuffer(), 0);
            checksum.update(bytes.array());
        }

        assertThat(checksum.getValue()).isEqualTo(2064953325L);
    }

    @Test
    void drawTellsWhatMakeDoes() {
        float[] view = new float[MAKER.size()];
        MAKER.make(IMAGE, MAKER.draw(IMAGE, stream(1)), MAKER.newScratch(), FloatBuffer.wrap(view), 0);

        assertThat(view).containsExactly(make(IMAGE, stream(1), MAKER.newScratch()));
    }

    @Test
    void writesItsPartOfTheBufferAndNothingElse() {
        FloatBuffer out = direct(MAKER.size() + 10);
        for (int i = 0; i < out.capacity(); i++) {
            out.put(i, -77);
        }
        out.position(3);

        MAKER.make(IMAGE, stream(1), MAKER.newScratch(), out, 4);

        float[] view = make(IMAGE, stream(1), MAKER.newScratch());
        assertThat(out.position()).isEqualTo(3);
        for (int i = 0; i < out.capacity(); i++) {
            boolean inside = i >= 4 && i < 4 + view.length;
            assertThat(out.get(i)).isEqualTo(inside ? view[i - 4] : -77);
        }
    }

    @Test
    void normalisesChannelByChannel() {
        ViewMaker plain = new ViewMaker(TestViews.policy(1, .5, .8, .2, .5), SIDE, 3, Normalization.none(3));
        float[] raw = new float[plain.size()];
        plain.make(IMAGE, stream(1), plain.newScratch(), FloatBuffer.wrap(raw), 0);
        float[] expected = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            expected[i] = (raw[i] - normalization().mean().get(i % 3))
                    / normalization().std().get(i % 3);
        }

        assertThat(TestViews.greatestDifference(make(IMAGE, stream(1), MAKER.newScratch()), expected))
                .isLessThan(1e-6f);
    }

    @Test
    void threadsShareAMakerAndABuffer() {
        int views = 200;
        FloatBuffer together = direct(views * MAKER.size());
        IntStream.range(0, views)
                .parallel()
                .forEach(i -> MAKER.make(IMAGE, stream(i), MAKER.newScratch(), together, i * MAKER.size()));

        FloatBuffer alone = direct(views * MAKER.size());
        ViewScratch scratch = MAKER.newScratch();
        for (int i = 0; i < views; i++) {
            MAKER.make(IMAGE, stream(i), scratch, alone, i * MAKER.size());
        }
        assertThat(together.mismatch(alone)).isEqualTo(-1);
    }

    @Test
    void refusesWhatDoesNotFit() {
        ViewScratch scratch = MAKER.newScratch();
        FloatBuffer out = direct(MAKER.size());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MAKER.make(TestImages.noise(8, 8, 1, 0), stream(1), scratch, out, 0))
                .withMessage("an image of 1 channels for views of 3 channels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MAKER.make(IMAGE, stream(1), new ViewScratch(SIDE + 1, 3), out, 0))
                .withMessage("scratch for 25×25×3 used for views of 24×24×3");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> MAKER.make(IMAGE, TestViews.cropped(new CropBox(0, 40, 5, 11), false), scratch, out, 0))
                .withMessageEndingWith("is not inside an image of 30×50");
        assertThatIllegalArgumentException().isThrownBy(() -> new CropBox(0, -1, 5, 5));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> MAKER.make(IMAGE, stream(1), scratch, out, 1));
    }
}
