package dev.kith.tests.strict;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.EmaSettings;
import dev.kith.config.OptimizerSettings;
import dev.kith.config.Settings;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.ParameterLayout;
import dev.kith.model.engine.TensorEngine;

/**
 * AdamW (Loshchilov and Hutter 2019, algorithm 2) and the moving average in Java's float arithmetic. Every operation rounds
 * to float32 by itself, as the engine's elementwise kernels do; factors are computed in float64 and rounded once. The root
 * alone is the engine's: it comes from a vector library that does not always round it correctly, as Java does.
 */
final class LiteralAdamW {
    private final OptimizerSettings settings;
    private final long totalSteps;
    private final float[] decayed;
    private final float[] firstMoment;
    private final float[] secondMoment;

    LiteralAdamW(Settings settings, long totalSteps, ParameterLayout layout) {
        this.settings = settings.optimizer();
        this.totalSteps = totalSteps;
        int size = (int) layout.size();
        this.firstMoment = new float[size];
        this.secondMoment = new float[size];
        this.decayed = new float[size];
        for (ParameterLayout.Entry entry : layout.entries()) {
            for (int i = 0; entry.decayed() && i < entry.size(); i++) {
                decayed[(int) entry.offset() + i] = 1;
            }
        }
    }

    /** Changes the weights in place. */
    void update(float[] weights, float[] gradient, long step) {
        double rate = learningRate(step);
        float beta1 = (float) settings.beta1();
        float beta2 = (float) settings.beta2();
        float oneMinusBeta1 = (float) (1 - settings.beta1());
        float oneMinusBeta2 = (float) (1 - settings.beta2());
        float rootOfBias2 = (float) Math.sqrt(1 - StrictMath.pow(settings.beta2(), step + 1));
        float rateByBias1 = (float) (rate / (1 - StrictMath.pow(settings.beta1(), step + 1)));
        float epsilon = (float) settings.epsilon();
        float decay = (float) (rate * settings.weightDecay());
        for (int i = 0; i < weights.length; i++) {
            float g = gradient[i];
            firstMoment[i] = firstMoment[i] * beta1 + g * oneMinusBeta1;
            secondMoment[i] = secondMoment[i] * beta2 + g * g * oneMinusBeta2;
        }
        float[] roots = roots(secondMoment);
        for (int i = 0; i < weights.length; i++) {
            float denominator = roots[i] / rootOfBias2 + epsilon;
            float change = firstMoment[i] / denominator * rateByBias1;
            weights[i] -= change + decayed[i] * weights[i] * decay;
        }
    }

    private static float[] roots(float[] values) {
        try (PtNDManager arrays = TensorEngine.newManager()) {
            // A copy lies in the engine's own memory, aligned as the optimizer's arrays are.
            NDArray copy = HostTensor.of(values, values.length).toArray(arrays).duplicate();
            return copy.sqrt().toFloatArray();
        }
    }

    /** Linear warm-up, then half a cosine. */
    private double learningRate(long step) {
        double peak = settings.learningRate();
        long warmup = Math.min(settings.warmupSteps(), totalSteps);
        if (step < warmup) {
            return peak * (step + 1) / warmup;
        }
        double progress = (double) (step - warmup) / (totalSteps - warmup);
        double low = settings.finalFraction();
        return peak * (low + (1 - low) * 0.5 * (1 + StrictMath.cos(Math.PI * progress)));
    }

    /** θ' ← d θ' + (1 − d) θ, over the parameters that the target network has. */
    static void average(float[] target, float[] online, EmaSettings settings, long step, long totalSteps) {
        double decay = settings.decay();
        if (settings.schedule() == EmaSettings.Schedule.COSINE) {
            decay = 1 - (1 - decay) * (1 + StrictMath.cos(Math.PI * step / totalSteps)) / 2;
        }
        float keep = (float) decay;
        float take = (float) (1 - decay);
        for (int i = 0; i < target.length; i++) {
            target[i] = target[i] * keep + online[i] * take;
        }
    }
}
