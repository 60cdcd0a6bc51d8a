package dev.kith.model.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.kith.config.OptimizerSettings;
import dev.kith.config.OptimizerSettings.Algorithm;
import dev.kith.model.engine.Counter;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimizerTest {
    private static final int STEPS = 20;
    private static final int BIAS = 32;

    @Test
    void firstAdamWStepByHand() {
        try (OptimizerHarness harness = new OptimizerHarness(settings(Algorithm.ADAMW, 0.01))) {
            harness.parameters.load(filled(1));

            harness.update(filled(0.5f), 0.1);

            // the corrected moments are g and g², so the step is the rate times 1 (and the decay)
            assertThat(harness.values()[0]).isCloseTo(1 - 0.1f * (1 + 0.01f), within(1e-6f));
            assertThat(harness.values()[BIAS]).isCloseTo(0.9f, within(1e-6f));
        }
    }

    @Test
    void firstTwoNesterovStepsByHand() {
        try (OptimizerHarness harness = new OptimizerHarness(settings(Algorithm.SGD, 0.1))) {
            harness.parameters.load(filled(1));

            harness.update(filled(0.5f), 0.1);
            // g = 0.5 + 0.1, b = 0.6, w = 1 − 0.1 (0.6 + 0.9 · 0.6)
            assertThat(harness.values()[0]).isCloseTo(0.886f, within(1e-6f));
            // g = b = 0.5, w = 1 − 0.1 (0.5 + 0.9 · 0.5)
            assertThat(harness.values()[BIAS]).isCloseTo(0.905f, within(1e-6f));

            harness.update(filled(0), 0.2);
            // the rate stays outside of the buffer: b = 0.45, w = 0.905 − 0.2 (0 + 0.9 · 0.45)
            assertThat(harness.values()[BIAS]).isCloseTo(0.824f, within(1e-6f));
        }
    }

    @Test
    void adamWEqualsALiteralLoop() {
        OptimizerSettings settings = settings(Algorithm.ADAMW, 0.05);
        try (OptimizerHarness harness = new OptimizerHarness(settings)) {
            double[] w = doubles(harness.values());
            double[] m = new double[w.length];
            double[] v = new double[w.length];
            for (int t = 1; t <= STEPS; t++) {
                float[] g = OptimizerHarness.gradient(t).toArray();
                double rate = 0.02 * t;
                harness.update(OptimizerHarness.gradient(t), rate);
                for (int i = 0; i < w.length; i++) {
                    m[i] = 0.9 * m[i] + 0.1 * g[i];
                    v[i] = 0.99 * v[i] + 0.01 * g[i] * g[i];
                    double corrected = m[i] / (1 - Math.pow(0.9, t));
                    double scale = Math.sqrt(v[i] / (1 - Math.pow(0.99, t))) + 1e-8;
                    w[i] -= rate * (corrected / scale + 0.05 * OptimizerHarness.decay(i) * w[i]);
                }
                assertClose(harness.values(), w);
            }
        }
    }

    @Test
    void nesterovEqualsALiteralLoop() {
        OptimizerSettings settings = settings(Algorithm.SGD, 0.05);
        try (OptimizerHarness harness = new OptimizerHarness(settings)) {
            double[] w = doubles(harness.values());
            double[] b = new double[w.length];
            for (int t = 1; t <= STEPS; t++) {
                float[] g = OptimizerHarness.gradient(t).toArray();
                double rate = 0.02 * t;
                harness.update(OptimizerHarness.gradient(t), rate);
                for (int i = 0; i < w.length; i++) {
                    double decayed = g[i] + 0.05 * OptimizerHarness.decay(i) * w[i];
                    b[i] = 0.9 * b[i] + decayed;
                    w[i] -= rate * (decayed + 0.9 * b[i]);
                }
                assertClose(harness.values(), w);
            }
        }
    }

    /** With zero gradients only decayed weights change. */
    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void decayLeavesBiasesAndGapsAlone(Algorithm algorithm) {
        try (OptimizerHarness harness = new OptimizerHarness(settings(algorithm, 0.1))) {
            float[] before = harness.values();

            harness.update(filled(0), 0.5);

            float[] after = harness.values();
            for (int i = 0; i < before.length; i++) {
                float factor = OptimizerHarness.decay(i) == 0 ? 1 : algorithm == Algorithm.SGD ? 0.905f : 0.95f;
                assertThat(after[i]).isCloseTo(before[i] * factor, within(1e-6f));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void gapsStayZero(Algorithm algorithm) {
        try (OptimizerHarness harness = new OptimizerHarness(settings(algorithm, 0.1))) {
            for (int t = 0; t < STEPS; t++) {
                harness.update(OptimizerHarness.gradient(t), 0.1);
            }

            float[] values = harness.values();
            for (int i = 0; i < values.length; i++) {
                assertThat(values[i] == 0).isEqualTo(OptimizerHarness.isGap(i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void theGradientIsNotChanged(Algorithm algorithm) {
        try (OptimizerHarness harness = new OptimizerHarness(settings(algorithm, 0.1))) {
            HostTensor gradient = OptimizerHarness.gradient(1);

            harness.update(gradient, 0.1);

            assertThat(gradient.toArray())
                    .isEqualTo(OptimizerHarness.gradient(1).toArray());
        }
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void aRestoredOptimizerContinuesBitForBit(Algorithm algorithm) {
        OptimizerSettings settings = settings(algorithm, 0.01);
        try (OptimizerHarness original = new OptimizerHarness(settings);
                OptimizerHarness resumed = new OptimizerHarness(settings)) {
            run(original, 0, STEPS / 2);
            NamedTensors state = original.optimizer.snapshot();
            HostTensor parameters = original.parameters.export();
            run(original, STEPS / 2, STEPS);

            run(resumed, 5, 8); // a state that restoring must replace altogether
            resumed.parameters.load(parameters);
            resumed.optimizer.restore(state);
            run(resumed, STEPS / 2, STEPS);

            assertThat(resumed.values()).isEqualTo(original.values());
        }
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void stateOfAnotherNetworkIsRefused(Algorithm algorithm) {
        try (OptimizerHarness harness = new OptimizerHarness(settings(algorithm, 0))) {
            NamedTensors wrong = new NamedTensors();
            harness.optimizer.snapshot().asMap().keySet().forEach(name -> wrong.put(name, HostTensor.allocate(7)));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> harness.optimizer.restore(wrong))
                    .withMessageContaining("(7)")
                    .withMessageContaining("(48)");
            assertThatIllegalArgumentException().isThrownBy(() -> harness.optimizer.restore(new NamedTensors()));
        }
    }

    @Test
    void adamWCountsItsUpdates() {
        try (OptimizerHarness harness = new OptimizerHarness(settings(Algorithm.ADAMW, 0))) {
            run(harness, 0, 3);

            assertThat(Counter.fromTensor(harness.optimizer.snapshot().get("updates")))
                    .isEqualTo(3);
        }
    }

    private static void run(OptimizerHarness harness, int from, int to) {
        for (int t = from; t < to; t++) {
            harness.update(OptimizerHarness.gradient(t), 0.01 * (t + 1));
        }
    }

    private static OptimizerSettings settings(Algorithm algorithm, double weightDecay) {
        return new OptimizerSettings(algorithm, 0.1, weightDecay, 0.9, 0.9, 0.99, 1e-8, 0, 0);
    }

    private static HostTensor filled(float value) {
        float[] values = new float[OptimizerHarness.SIZE];
        Arrays.fill(values, value);
        return HostTensor.of(values, values.length);
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    private static void assertClose(float[] actual, double[] expected) {
        assertThat(doubles(actual)).containsExactly(expected, within(2e-5));
    }
}
