package dev.kith.model.run;

import dev.kith.model.augmentation.Normalization;
import dev.kith.model.data.PixelStatistics;

/** From pixel statistics to what the views subtract and divide by. */
final class Normalizations {

    private Normalizations() {}

    static Normalization of(PixelStatistics statistics) {
        return new Normalization(
                statistics.mean().stream().map(Double::floatValue).toList(),
                statistics.std().stream()
                        .map(std -> (float) Math.max(std, 1e-3))
                        .toList());
    }
}
