package dev.kith.model.augmentation;

import static dev.kith.config.Text.format;

import java.util.Collections;
import java.util.List;

/**
 * What a pixel value x in [0, 1] becomes before it enters a network: (x − mean) / std, channel by channel.
 *
 * @param mean one value a channel
 * @param std one value a channel, positive
 */
public record Normalization(List<Float> mean, List<Float> std) {

    /**
     * Checks and copies the lists.
     *
     * @throws IllegalArgumentException if the lists differ in length, are empty, or hold a value that cannot be divided by
     */
    public Normalization {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.isEmpty() || mean.size() != std.size()) {
            throw new IllegalArgumentException(format("%d means, %d deviations", mean.size(), std.size()));
        }
        if (!mean.stream().allMatch(Float::isFinite)) {
            throw new IllegalArgumentException("means must be finite: " + mean);
        }
        if (!std.stream().allMatch(value -> value > 0 && Float.isFinite(value))) {
            throw new IllegalArgumentException("deviations must be positive: " + std);
        }
    }

    /** Leaves values as they are, in [0, 1]: for pictures that are to be looked at. */
    public static Normalization none(int channels) {
        return new Normalization(Collections.nCopies(channels, 0f), Collections.nCopies(channels, 1f));
    }

    /** The number of channels it is meant for. */
    public int channels() {
        return mean.size();
    }
}
