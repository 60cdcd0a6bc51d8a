package dev.kith.model.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.ViewSettings.Crop;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CropBoxTest {
    private static final int DRAWS = 20_000;

    private static Stream<CropBox> boxes(Crop settings, int height, int width) {
        return IntStream.range(0, DRAWS)
                .mapToObj(i -> CropBox.draw(settings, height, width, RandomStream.of(5, Purpose.VIEW_1, 0, i)));
    }

    @Test
    void staysInsideTheImageAndTheRanges() {
        assertThat(boxes(new Crop(1, .08, 1, .75, 4 / 3.0), 300, 400)).allSatisfy(box -> {
            assertThat(box.top()).isBetween(0, 300 - box.height());
            assertThat(box.left()).isBetween(0, 400 - box.width());
            // Rounding moves each side by up to half a pixel.
            assertThat((box.height() + .5) * (box.width() + .5)).isGreaterThan(.08 * 300 * 400);
            assertThat((box.width() + .5) / (box.height() - .5)).isGreaterThan(.75);
            assertThat((box.width() - .5) / (box.height() + .5)).isLessThan(4 / 3.0);
        });
    }

    /** With aspect 1 on a square every box fits at once, so nothing distorts the distribution. */
    @Test
    void drawsTheAreaUniformly() {
        assertUniform(
                boxes(new Crop(1, 0.0001, 1, 1, 1), 1000, 1000).mapToDouble(box -> 1e-6 * box.height() * box.width()));
    }

    @Test
    void drawsTheLogarithmOfTheAspectUniformly() {
        assertUniform(boxes(new Crop(1, .1, .1, .5, 2), 1000, 1000)
                .mapToDouble(box -> .5 + .5 * Math.log((double) box.width() / box.height()) / Math.log(2)));
    }

    /** A box of 51 × 51 has 50 places along each side. */
    @Test
    void drawsThePlaceUniformly() {
        Crop quarter = new Crop(1, .2601, .2601, 1, 1);

        assertUniform(boxes(quarter, 100, 100).mapToDouble(box -> box.top() / 50.0));
        assertUniform(boxes(quarter, 100, 100).mapToDouble(box -> box.left() / 50.0));
    }

    /** Counts how many of the values, from 0 to 1, lie in each tenth. */
    private static void assertUniform(DoubleStream values) {
        int[] tenths = new int[10];
        values.forEach(value -> tenths[Math.min(9, (int) Math.floor(10 * value))]++);
        for (int count : tenths) {
            assertThat(count).isBetween(DRAWS / 10 - 200, DRAWS / 10 + 200);
        }
    }

    @Test
    void takesTheLargestCentredBoxWhereNothingFits() {
        Crop nearlyAll = new Crop(1, .9, 1, .75, 4 / 3.0);

        assertThat(CropBox.draw(nearlyAll, 30, 100, stream())).isEqualTo(new CropBox(0, 30, 30, 40));
        assertThat(CropBox.draw(nearlyAll, 100, 30, stream())).isEqualTo(new CropBox(30, 0, 40, 30));
        assertThat(CropBox.draw(new Crop(1, 3, 4, .75, 4 / 3.0), 100, 100, stream()))
                .isEqualTo(CropBox.whole(100, 100));
        assertThat(CropBox.draw(nearlyAll, 1, 50, stream())).isEqualTo(new CropBox(0, 24, 1, 1));
    }

    private static RandomStream stream() {
        return RandomStream.of(1, Purpose.VIEW_2, 2, 3);
    }
}
