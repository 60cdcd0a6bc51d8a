package dev.kith.model.optimizer;

import dev.kith.config.OptimizerSettings;

/**
 * Linear warm-up, then half a cosine (Loshchilov and Hutter 2017) from the peak down to a fraction of it.
 *
 * @param total steps of the run
 */
public record LearningRateSchedule(double peak, long warmup, long total, double finalFraction) {

    public static LearningRateSchedule of(OptimizerSettings settings, long total) {
        return new LearningRateSchedule(
                settings.learningRate(), Math.min(settings.warmupSteps(), total), total, settings.finalFraction());
    }

    /** The rate of a step, counted from 0. */
    public double at(long step) {
        if (step < warmup) {
            return peak * (step + 1) / warmup;
        }
        double progress = total <= warmup ? 1 : Math.min(1, (double) (step - warmup) / (total - warmup));
        return peak * (finalFraction + (1 - finalFraction) * 0.5 * (1 + StrictMath.cos(Math.PI * progress)));
    }
}
