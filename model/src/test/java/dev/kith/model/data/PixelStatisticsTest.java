package dev.kith.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PixelStatisticsTest {

    @Test
    void agreesWithTwoSlowPasses() {
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            RandomStream random = RandomStream.of(1, Purpose.SHAPES, 0, i);
            byte[] pixels = new byte[(i + 1) * 4 * 3];
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] = (byte) random.nextInt(256 - 80 * (p % 3));
            }
            images.add(new Image(i + 1, 4, 3, pixels));
        }
        DataSet data = new DataSet(
                "test", List.of("a", "b"), 3, new TestImages.ListExamples(images, new int[6]), TestImages.withTruths());
        Partition partition = new Partition(new int[] {1, 4}, new int[] {0, 3}, new int[] {2, 5});

        PixelStatistics statistics = PixelStatistics.of(data, partition, new BrokenExamples(0));

        assertThat(statistics.images()).isEqualTo(4);
        List<Image> used = List.of(images.get(0), images.get(1), images.get(3), images.get(4));
        for (int c = 0; c < 3; c++) {
            int channel = c;
            double mean = weighted(used, channel, 0, 1);
            assertThat(statistics.mean().get(channel)).isCloseTo(mean, within(1e-12));
            assertThat(statistics.std().get(channel))
                    .isCloseTo(Math.sqrt(weighted(used, channel, mean, 2)), within(1e-12));
        }
    }

    /** The mean of (value − centre)^power, every image weighing the same. */
    private static double weighted(List<Image> images, int channel, double centre, int power) {
        double sum = 0;
        for (Image image : images) {
            int count = image.height() * image.width();
            for (int i = 0; i < count; i++) {
                double value = image.at(i / image.width(), i % image.width(), channel) / 255.0;
                sum += Math.pow(value - centre, power) / count / images.size();
            }
        }
        return sum;
    }

    @Test
    void flatImagesHaveTheSmallestDeviation() {
        PixelStatistics statistics = PixelStatistics.of(
                TestImages.dataSet(TestImages.withTruths(0), "a"),
                new Partition(new int[] {0}, new int[0], new int[0]),
                new BrokenExamples(0));
        assertThat(statistics.mean()).containsExactly(0.0);
        assertThat(statistics.std()).containsExactly(1 / 255.0);
    }

    @Test
    void manyImagesAreSampledEvenly() {
        int size = 5_000;
        PixelStatistics statistics = PixelStatistics.of(
                TestImages.dataSet(TestImages.withTruths(new int[size]), "a"),
                new Partition(new int[0], IntStream.range(0, size).toArray(), new int[0]),
                new BrokenExamples(0));
        assertThat(statistics.images()).isEqualTo(2_000);
        assertThat(statistics.mean().get(0)).isCloseTo(0.5, within(0.01)); // pixel = index mod 256
    }

    @Test
    void brokenExamplesAreLeftOutAndCounted() {
        Examples second = new Examples() {
            private final Examples good = TestImages.withTruths(0, 0);

            @Override
            public int size() {
                return 2;
            }

            @Override
            public Image image(int index) {
                if (index == 0) {
                    throw new BrokenExampleException("bad", "cut");
                }
                return good.image(index);
            }

            @Override
            public int truth(int index) {
                return 0;
            }

            @Override
            public String id(int index) {
                return good.id(index);
            }
        };
        DataSet data = TestImages.dataSet(second, "a");
        BrokenExamples broken = new BrokenExamples(1);
        assertThat(PixelStatistics.of(data, new Partition(new int[] {0}, new int[] {1}, new int[0]), broken)
                        .images())
                .isEqualTo(1);
        assertThat(broken.listed()).containsExactly("bad: cut");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> PixelStatistics.of(
                        data, new Partition(new int[] {0}, new int[0], new int[0]), new BrokenExamples(1)))
                .withMessageContaining("None of the training images can be decoded");
    }
}
