package dev.kith.model.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kith.config.OptimizerSettings.Algorithm;
import dev.kith.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Computes update and average in plain Java, from nothing but a trace. */
class TraceUpdateTest {
    @TempDir
    static Path folder;

    private static TraceFile trace;

    @BeforeAll
    static void record() throws IOException {
        trace = TraceFile.record(Settings.Method.SEMPPL, Algorithm.ADAMW, folder.resolve("semppl.npz"));
    }

    @Test
    void theMovingAverageIsExact() {
        for (int step = 0; step < TraceFile.STEPS; step++) {
            float[] old = trace.floats(step, "target.parameters.before");
            float[] online = trace.floats(step, "online.parameters.after");
            double decay = trace.number(step, "target.decay");
            assertThat(decay).isEqualTo(1 - 0.1 * (1 + Math.cos(Math.PI * step / 10)) / 2, within(1e-12));
            float[] expected = new float[old.length];
            for (int i = 0; i < old.length; i++) {
                expected[i] = old[i] * (float) decay + online[i] * (float) (1 - decay);
            }
            assertThat(trace.floats(step, "target.parameters.after")).isEqualTo(expected);
            assertThat(trace.integers(step, "target.version.after")).containsExactly(step + 1);
        }
    }

    @Test
    void theUpdateIsAdamW() {
        boolean[] decayed = trace.decayed();
        double beta1 = trace.setting("optimizer", "beta1");
        double beta2 = trace.setting("optimizer", "beta2");
        for (int step = 0; step < TraceFile.STEPS; step++) {
            double[] gradient = trace.doubles(step, "online.gradient");
            double[] weights = trace.doubles(step, "online.parameters.before");
            double[] first = trace.doubles(step, "online.optimizer.first_moment.before");
            double[] second = trace.doubles(step, "online.optimizer.second_moment.before");
            long updates = trace.integers(step, "online.optimizer.updates.after")[0];
            double rate = trace.number(step, "online.learning_rate");
            assertThat(updates).isEqualTo(step + 1);
            assertThat(rate).isEqualTo(0.01 * (step + 1) / 4, within(1e-12));
            for (int i = 0; i < weights.length; i++) {
                first[i] = beta1 * first[i] + (1 - beta1) * gradient[i];
                second[i] = beta2 * second[i] + (1 - beta2) * gradient[i] * gradient[i];
                double m = first[i] / (1 - Math.pow(beta1, (double) updates));
                double v = second[i] / (1 - Math.pow(beta2, (double) updates));
                double decay = decayed[i] ? trace.setting("optimizer", "weight-decay") * weights[i] : 0;
                weights[i] -= rate * (m / (Math.sqrt(v) + trace.setting("optimizer", "epsilon")) + decay);
            }
            TraceFile.assertClose(trace.doubles(step, "online.optimizer.first_moment.after"), first, 1e-7);
            TraceFile.assertClose(trace.doubles(step, "online.optimizer.second_moment.after"), second, 1e-7);
            TraceFile.assertClose(trace.doubles(step, "online.parameters.after"), weights, 1e-6);
        }
    }

    @Test
    void theControlsUpdateIsNesterovs() throws IOException {
        TraceFile control = TraceFile.record(Settings.Method.SUPERVISED, Algorithm.SGD, folder.resolve("control.npz"));
        boolean[] decayed = control.decayed();
        double[] gradient = control.doubles(1, "online.gradient");
        double[] weights = control.doubles(1, "online.parameters.before");
        double[] momentum = control.doubles(1, "online.optimizer.momentum.before");
        double rate = control.number(1, "online.learning_rate");
        for (int i = 0; i < weights.length; i++) {
            double direction = gradient[i] + (decayed[i] ? 0.1 * weights[i] : 0);
            momentum[i] = 0.9 * momentum[i] + direction;
            weights[i] -= rate * (direction + 0.9 * momentum[i]);
        }
        assertThat(Arrays.stream(momentum).map(Math::abs).max().orElse(0)).isGreaterThan(1e-3);
        TraceFile.assertClose(control.doubles(1, "online.optimizer.momentum.after"), momentum, 1e-6);
        TraceFile.assertClose(control.doubles(1, "online.parameters.after"), weights, 1e-6);
        double loss = TraceFile.crossEntropy(control.rows(1, "online.logits1"), control.rows(1, "online.head_targets"));
        assertThat(control.number(1, "online.loss.total")).isEqualTo(loss, within(1e-5));
    }
}
