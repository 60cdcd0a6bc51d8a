package dev.kith.model.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams are functions of their keys, and of nothing else. */
class StreamKeysTest {
    @Test
    void sameKeySameNumbers() {
        long[] first = longs(RandomStream.of(7, Purpose.VIEW_1, 3, 11), 100);
        long[] second = longs(RandomStream.of(7, Purpose.VIEW_1, 3, 11), 100);

        assertThat(second).isEqualTo(first);
    }

    /** Checkpoints and published results depend on these numbers: they may never change. */
    @Test
    void numbersOfAKeyArePinned() {
        assertThat(longs(RandomStream.of(1, Purpose.VIEW_1, 2, 3), 2))
                .containsExactly(1145254180956870879L, -5083792667749741769L);
    }

    @Test
    void purposesKeepTheirPlaces() {
        assertThat(Arrays.stream(Purpose.values()).limit(14).map(Enum::name))
                .containsExactly(
                        "INITIALISATION",
                        "LABELLED_SUBSET",
                        "VALIDATION_SUBSET",
                        "LABELLED_ORDER",
                        "UNLABELLED_ORDER",
                        "VIEW_1",
                        "VIEW_2",
                        "NEGATIVES",
                        "SEMANTIC_POSITIVE",
                        "QUEUE_START",
                        "REPLACE",
                        "SHAPES",
                        "FINETUNE_ORDER",
                        "PROBE");
    }

    /** The JDK's SplittableRandom is the same generator, started from a state instead of a key. */
    @Test
    void equalsSplitMix64FromTheFoldedKey() {
        SplittableRandom reference = new SplittableRandom(foldedKey(42, Purpose.NEGATIVES, 5, 9));

        assertThat(longs(RandomStream.of(42, Purpose.NEGATIVES, 5, 9), 1000))
                .isEqualTo(LongStream.generate(reference::nextLong).limit(1000).toArray());
    }

    @Test
    void keysThatDifferInOneComponentShareNothing() {
        Set<Long> firsts = new HashSet<>();
        int keys = 0;
        for (long seed = 0; seed < 8; seed++) {
            for (Purpose purpose : Purpose.values()) {
                for (long step = -1; step < 20; step++) {
                    for (long example = -1; example < 20; example++) {
                        firsts.add(RandomStream.of(seed, purpose, step, example).nextLong());
                        keys++;
                    }
                }
            }
        }

        assertThat(firsts).hasSize(keys);
    }

    /** Neighbouring keys: half of the bits differ, in every place equally often. */
    @ParameterizedTest
    @ValueSource(strings = {"seed", "step", "example"})
    void neighbouringKeysAreUncorrelated(String component) {
        int[] flips = new int[64];
        for (int i = 0; i < 20_000; i++) {
            long difference = at(component, i).nextLong() ^ at(component, i + 1).nextLong();
            for (int bit = 0; bit < 64; bit++) {
                flips[bit] += (int) (difference >>> bit & 1);
            }
        }

        // 64 bits, standard deviation √(20000/4) = 71: five of them
        assertThat(Arrays.stream(flips).boxed())
                .allSatisfy(count -> assertThat(count).isCloseTo(10_000, within(354)));
    }

    /** Numbers at the same place of streams that differ in one component, not within one stream. */
    @ParameterizedTest
    @ValueSource(strings = {"seed", "step", "example"})
    void firstDrawsOfConsecutiveKeysAreUniform(String component) {
        int[] counts = new int[10];
        for (int i = 0; i < 200_000; i++) {
            counts[at(component, i).nextInt(10)]++;
        }

        assertThat(RandomStreamTest.chiSquare(counts)).isLessThan(27.88); // 99.9 % of 9 degrees of freedom
    }

    private static RandomStream at(String component, int i) {
        return switch (component) {
            case "seed" -> RandomStream.of(i, Purpose.VIEW_2, 4, 4);
            case "step" -> RandomStream.of(4, Purpose.VIEW_2, i, 4);
            default -> RandomStream.of(4, Purpose.VIEW_2, 4, i);
        };
    }

    private static long[] longs(RandomStream random, int count) {
        return LongStream.generate(random::nextLong).limit(count).toArray();
    }

    private static long foldedKey(long seed, Purpose purpose, long step, long example) {
        long key = mix(seed + 0x9E3779B97F4A7C15L);
        key = mix(key ^ (purpose.ordinal() + 1) * 0xD1B54A32D192ED03L);
        key = mix(key ^ (step + 1) * 0x8CB92BA72F3D8DD7L);
        return mix(key ^ (example + 1) * 0xABC98388FB8FAC03L);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
