package dev.kith.model.data.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Image;
import dev.kith.model.data.TestSettings;
import dev.kith.model.data.source.DataSets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesExamplesTest {

    @ParameterizedTest
    @ValueSource(ints = {32, 64})
    void imagesHaveTheSizeAskedForAndContrast(int size) {
        Examples training = DataSets.open(TestSettings.shapes(size, 40, 0)).training();
        for (int i = 0; i < training.size(); i++) {
            Image image = training.image(i);
            assertThat(image.height()).isEqualTo(size);
            assertThat(image.width()).isEqualTo(size);
            assertThat(image.channels()).isEqualTo(3);
            int[] values = IntStream.range(0, image.pixels().length)
                    .map(p -> image.pixels()[p] & 0xFF)
                    .sorted()
                    .toArray();
            assertThat(values[values.length - 1] - values[0]).as("image %d", i).isGreaterThan(40);
        }
    }

    @Test
    void anImageDependsOnItsIndexAlone() {
        Examples few = DataSets.open(TestSettings.shapes(32, 20, 10)).training();
        Examples many = DataSets.open(TestSettings.shapes(32, 1000, 10)).training();
        for (int i = 19; i >= 0; i--) {
            assertThat(few.image(i).pixels()).isEqualTo(many.image(i).pixels());
        }
    }

    @Test
    void classesAreBalanced() {
        DataSet data = DataSets.open(TestSettings.shapes(32, 1000, 100));
        assertThat(data.classes()).hasSize(10).doesNotHaveDuplicates().contains("star");
        for (int c = 0; c < 10; c++) {
            int wanted = c;
            assertThat(IntStream.range(0, 1000).filter(i -> data.training().truth(i) == wanted))
                    .hasSize(100);
            assertThat(IntStream.range(0, 100).filter(i -> data.test().truth(i) == wanted))
                    .hasSize(10);
        }
    }

    @Test
    void noTwoImagesAreTheSameAndTestsAreNotTraining() {
        DataSet data = DataSets.open(TestSettings.shapes(32, 100, 100));
        Set<Integer> seen = new HashSet<>();
        for (Examples part : new Examples[] {data.training(), data.test()}) {
            IntStream.range(0, 100)
                    .forEach(i -> seen.add(Arrays.hashCode(part.image(i).pixels())));
        }
        assertThat(seen).hasSize(200);
        assertThat(data.training().id(3)).isEqualTo("train/3");
        assertThat(data.test().id(3)).isEqualTo("test/3");
    }

    @Test
    void thereIsNoExampleBeyondTheLast() {
        Examples training = DataSets.open(TestSettings.shapes(32, 20, 10)).training();
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> training.image(20));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> training.truth(-1));
    }

    @Test
    void coverageIsExactForAxisAlignedFigures() {
        Outline unit = Outline.polygon(0, 0, 1, 0, 1, 1, 0, 1);
        float[] mask = new Coverage(4).fill(unit, Outline.Affine.of(2.5, 1.5, 0, 0.5, 1));
        assertThat(mask).containsExactly(0, 0, 0, 0, 0.5f, 1, 1, 0, 0.25f, 0.5f, 0.5f, 0, 0, 0, 0, 0);
    }

    @Test
    void aRingHasAHole() {
        float[] mask = new Coverage(9).fill(ShapeClass.RING.outline(), Outline.Affine.of(4.5, 4.5, 0, 4.5, 4.5));
        assertThat(mask[4 * 9 + 4]).isZero();
        assertThat(mask[4 * 9 + 1]).isEqualTo(1);
    }
}
