package dev.kith.model.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Distributions of the numbers of one stream. */
class RandomStreamTest {
    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 1000})
    void nextIntIsUniform(int bound) {
        RandomStream random = RandomStream.of(1, Purpose.PROBE, 0, 0);
        int[] counts = new int[bound];
        for (int i = 0; i < DRAWS; i++) {
            counts[random.nextInt(bound)]++;
        }

        double freedom = bound - 1;
        double quantile = freedom * Math.pow(1 - 2 / (9 * freedom) + 3.09 * Math.sqrt(2 / (9 * freedom)), 3);
        assertThat(chiSquare(counts)).isLessThan(quantile); // 99.9 %, approximated by Wilson and Hilferty
    }

    /** Bounds that are not a power of two and near the limit, where a careless reduction is biased by a half. */
    @Test
    void nextIntIsUniformForHugeBounds() {
        int bound = 3 << 29;
        RandomStream random = RandomStream.of(1, Purpose.PROBE, 1, 0);
        int[] thirds = new int[3];
        for (int i = 0; i < DRAWS; i++) {
            thirds[random.nextInt(bound) >>> 29]++;
        }

        assertThat(chiSquare(thirds)).isLessThan(13.82);
        assertThat(IntStream.range(0, 1000).map(i -> random.nextInt(Integer.MAX_VALUE)))
                .allMatch(value -> value >= 0 && value < Integer.MAX_VALUE);
    }

    @Test
    void nextIntOfOneIsZeroAndOfNothingIsAnError() {
        RandomStream random = RandomStream.of(1, Purpose.PROBE, 0, 0);

        assertThat(random.nextInt(1)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> random.nextInt(0)).withMessageContaining("bound");
        assertThatIllegalArgumentException().isThrownBy(() -> random.nextInt(-3));
    }

    @Test
    void doublesAreUniformInTheirRange() {
        RandomStream random = RandomStream.of(2, Purpose.PROBE, 0, 0);
        int[] counts = new int[20];
        for (int i = 0; i < DRAWS; i++) {
            double value = random.nextDouble(-3, 7);
            assertThat(value >= -3 && value < 7).isTrue();
            counts[(int) ((value + 3) * 2)]++;
        }

        assertThat(chiSquare(counts)).isLessThan(43.82); // 99.9 % of 19
    }

    @Test
    void booleansHaveTheirProbability() {
        RandomStream random = RandomStream.of(3, Purpose.PROBE, 0, 0);

        long heads =
                IntStream.range(0, DRAWS).filter(i -> random.nextBoolean(0.3)).count();

        assertThat(heads / (double) DRAWS).isCloseTo(0.3, within(4 * Math.sqrt(0.21 / DRAWS)));
        assertThat(IntStream.range(0, 1000)).noneMatch(i -> random.nextBoolean(0));
        assertThat(IntStream.range(0, 1000)).allMatch(i -> random.nextBoolean(1));
    }

    @Test
    void gaussianHasTheMomentsOfTheNormalDistribution() {
        RandomStream random = RandomStream.of(4, Purpose.PROBE, 0, 0);
        double[] sums = new double[5];
        int tails = 0;
        double previous = 0;
        double products = 0;
        for (int i = 0; i < DRAWS; i++) {
            double value = random.nextGaussian();
            for (int power = 1; power < 5; power++) {
                sums[power] += Math.pow(value, power) / DRAWS;
            }
            tails += Math.abs(value) > 1.959964 ? 1 : 0;
            products += previous * value / DRAWS;
            previous = value;
        }

        assertThat(sums[1]).isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
        assertThat(sums[2]).isCloseTo(1, within(4 * Math.sqrt(2.0 / DRAWS)));
        assertThat(sums[3]).isCloseTo(0, within(4 * Math.sqrt(15.0 / DRAWS)));
        assertThat(sums[4]).isCloseTo(3, within(4 * Math.sqrt(96.0 / DRAWS)));
        assertThat(tails / (double) DRAWS).isCloseTo(0.05, within(4 * Math.sqrt(0.0475 / DRAWS)));
        assertThat(products).as("the two of a pair are independent").isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 17, 1000})
    void permutationHoldsEveryNumberOnce(int n) {
        int[] order = RandomStream.of(5, Purpose.UNLABELLED_ORDER, 0, 0).permutation(n);

        Arrays.sort(order);
        assertThat(order).isEqualTo(IntStream.range(0, n).toArray());
    }

    @Test
    void permutationsAreEquallyLikely() {
        int[] counts = new int[3 * 3 * 3];
        for (int i = 0; i < 60_000; i++) {
            int[] order = RandomStream.of(6, Purpose.UNLABELLED_ORDER, i, 0).permutation(3);
            counts[order[0] * 9 + order[1] * 3 + order[2]]++;
        }

        int[] possible = Arrays.stream(counts).filter(count -> count > 0).toArray();
        assertThat(possible).hasSize(6);
        assertThat(chiSquare(possible)).isLessThan(20.52); // 99.9 % of 5
    }

    static double chiSquare(int[] counts) {
        double expected = Arrays.stream(counts).sum() / (double) counts.length;
        return Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }
}
