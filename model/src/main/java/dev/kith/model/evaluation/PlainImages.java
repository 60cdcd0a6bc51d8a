package dev.kith.model.evaluation;

import java.nio.FloatBuffer;

/** Images as networks see them outside of training: not augmented, resized and normalised. Called by several threads at once. */
@FunctionalInterface
public interface PlainImages {

    /**
     * Writes one image, channels last {@code [side, side, channels]}, from {@code offset} on.
     *
     * @param example its number in its split
     * @throws dev.kith.model.data.BrokenExampleException if its bytes cannot be decoded
     */
    void put(int example, FloatBuffer out, int offset);
}
