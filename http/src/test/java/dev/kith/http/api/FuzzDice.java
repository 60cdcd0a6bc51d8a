package dev.kith.http.api;

import java.util.List;
import java.util.Random;

/** Choices, the same ones for the same seed. */
final class FuzzDice {
    private final Random random;

    FuzzDice(long seed) {
        this.random = new Random(seed);
    }

    /** From 0 on. */
    int below(int end) {
        return random.nextInt(end);
    }

    /** True once in so many times. */
    boolean onceIn(int times) {
        return below(times) == 0;
    }

    String pick(List<String> words) {
        return words.get(below(words.size()));
    }

    String pick(String... words) {
        return pick(List.of(words));
    }

    /** Some noise. */
    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A copy of which some bytes are others. */
    byte[] flipped(byte[] good, int times) {
        byte[] wrong = good.clone();
        for (int i = 0; i < times; i++) {
            wrong[below(wrong.length)] = (byte) below(256);
        }
        return wrong;
    }
}
