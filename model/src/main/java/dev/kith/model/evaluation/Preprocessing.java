package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

import java.util.List;

/**
 * How pixels become a network's input: values 0 … 1, minus the mean, divided by the standard deviation of their channel.
 *
 * @param mean a value a channel
 * @param std a value a channel
 */
public record Preprocessing(List<Float> mean, List<Float> std) {

    public Preprocessing {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.size() != std.size()) {
            throw new IllegalArgumentException(format("%d means, %d deviations", mean.size(), std.size()));
        }
    }
}
