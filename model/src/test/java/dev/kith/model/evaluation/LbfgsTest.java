package dev.kith.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {

    @Test
    void findsTheMinimumOfRosenbrocksValley() {
        Lbfgs.Objective valley = (x, gradient) -> {
            double a = 1 - x[0];
            double b = x[1] - x[0] * x[0];
            gradient[0] = -2 * a - 400 * x[0] * b;
            gradient[1] = 200 * b;
            return a * a + 100 * b * b;
        };
        double[] start = {-1.2, 1};
        Lbfgs.Minimum minimum = new Lbfgs(5, 200, 1e-8).minimize(valley, start);
        assertThat(minimum.converged()).isTrue();
        assertThat(minimum.iterations()).isLessThan(100);
        assertThat(minimum.x()).containsExactly(new double[] {1, 1}, within(1e-6));
        assertThat(start).containsExactly(-1.2, 1);
    }

    @Test
    void solvesABadlyScaledQuadraticWithTheLastPairsOnly() {
        int size = 50;
        Lbfgs.Objective bowl = (x, gradient) -> {
            double value = 0;
            for (int i = 0; i < size; i++) {
                double scale = Math.pow(10, 4.0 * i / size);
                value += scale * (x[i] - i) * (x[i] - i) / 2;
                gradient[i] = scale * (x[i] - i);
            }
            return value;
        };
        Lbfgs.Minimum minimum = new Lbfgs(6, 1_000, 1e-7).minimize(bowl, new double[size]);
        assertThat(minimum.converged()).isTrue();
        for (int i = 0; i < size; i++) {
            assertThat(minimum.x()[i]).isCloseTo(i, within(1e-6));
        }
    }

    @Test
    void stopsAtAMinimumItStartsFrom() {
        Lbfgs.Minimum minimum = new Lbfgs(5, 10, 1e-8)
                .minimize(
                        (x, gradient) -> {
                            gradient[0] = 2 * x[0];
                            return x[0] * x[0];
                        },
                        new double[] {0});
        assertThat(minimum.iterations()).isZero();
        assertThat(minimum.converged()).isTrue();
    }

    @Test
    void stepsBackFromWhereTheFunctionIsNoNumber() {
        Lbfgs.Minimum minimum = new Lbfgs(5, 100, 1e-8)
                .minimize(
                        (x, gradient) -> {
                            gradient[0] = 1 - 1 / x[0];
                            return x[0] - Math.log(x[0]);
                        },
                        new double[] {1e-3});
        assertThat(minimum.x()[0]).isCloseTo(1, within(1e-7));
    }
}
