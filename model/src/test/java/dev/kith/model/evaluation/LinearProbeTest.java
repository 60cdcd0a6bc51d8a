package dev.kith.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kith.model.evaluation.LinearProbeFit.LabelledFeatures;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import org.junit.jupiter.api.Test;

class LinearProbeTest {

    /** Normal blobs around a random centre for each class; columns of very different offset and scale. */
    private static LabelledFeatures blobs(int rows, int width, int classes, double noise, int stream) {
        float[] values = new float[rows * width];
        int[] labels = new int[rows];
        RandomStream random = RandomStream.of(1, Purpose.PROBE, stream, 0);
        for (int row = 0; row < rows; row++) {
            labels[row] = row % classes;
            RandomStream centre = RandomStream.of(2, Purpose.PROBE, 0, labels[row]);
            for (int j = 0; j < width; j++) {
                double value = centre.nextGaussian() + noise * random.nextGaussian();
                values[row * width + j] = (float) (1000 * j + Math.pow(10, j % 4) * value);
            }
        }
        return new LabelledFeatures(new Matrix(rows, width, values), labels);
    }

    @Test
    void separatesBlobs() {
        LabelledFeatures training = blobs(60, 8, 5, 0.2, 1);
        LabelledFeatures test = blobs(500, 8, 5, 0.2, 2);
        LinearProbe probe = LinearProbeFit.of(training, 5, 1e-3).probe();
        assertThat(probe.classify(test.features()).labels()).isEqualTo(test.labels());
    }

    @Test
    void theGradientIsThatOfFiniteDifferences() {
        LabelledFeatures data = blobs(12, 3, 3, 1, 3);
        double[] rows = Standardization.of(data.features()).apply(data.features());
        try (SoftmaxRegression objective = new SoftmaxRegression(rows, data.labels(), 3, 0.1)) {
            double[] x = new double[objective.size()];
            RandomStream random = RandomStream.of(3, Purpose.PROBE, 0, 0);
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextGaussian();
            }
            double[] gradient = new double[x.length];
            double[] ignored = new double[x.length];
            objective.evaluate(x, gradient);
            for (int i = 0; i < x.length; i++) {
                double[] up = x.clone();
                double[] down = x.clone();
                up[i] += 1e-5;
                down[i] -= 1e-5;
                double slope = (objective.evaluate(up, ignored) - objective.evaluate(down, ignored)) / 2e-5;
                assertThat(gradient[i]).isCloseTo(slope, within(1e-8));
            }
        }
    }

    @Test
    void atZeroTheLossIsTheLogarithmOfTheClasses() {
        LabelledFeatures data = blobs(10, 3, 5, 1, 4);
        double[] rows = Standardization.of(data.features()).apply(data.features());
        try (SoftmaxRegression objective = new SoftmaxRegression(rows, data.labels(), 5, 0.1)) {
            double[] zero = new double[objective.size()];
            assertThat(objective.evaluate(zero, new double[zero.length])).isCloseTo(Math.log(5), within(1e-12));
        }
    }

    @Test
    void foldedWeightsReadFeaturesAsTheyAre() {
        LabelledFeatures data = blobs(40, 6, 4, 0.5, 5);
        LinearProbeFit fit = LinearProbeFit.of(data, 4, 1e-2);
        // The penalty on standardised weights, and the loss through the folded ones, make up the minimum again.
        Standardization standardization = Standardization.of(data.features());
        double penalty = 0;
        Matrix weights = fit.probe().weights();
        for (int k = 0; k < 4; k++) {
            for (int j = 0; j < 6; j++) {
                double standardised = weights.at(k, j) / standardization.scale()[j];
                penalty += 1e-2 / 2 * standardised * standardised;
            }
        }
        double loss = 0;
        for (int row = 0; row < 40; row++) {
            double own = 0;
            double sum = 0;
            for (int k = 0; k < 4; k++) {
                double logit = fit.probe().biases()[k];
                for (int j = 0; j < 6; j++) {
                    logit += (double) weights.at(k, j) * data.features().at(row, j);
                }
                sum += Math.exp(logit);
                own = k == data.labels()[row] ? logit : own;
            }
            loss += (Math.log(sum) - own) / 40;
        }
        assertThat(loss + penalty).isCloseTo(fit.trainingLoss(), within(1e-3));
    }

    @Test
    void aConstantFeatureDoesNoHarm() {
        Matrix features = new Matrix(4, 2, new float[] {7, 0, 7, 1, 7, 0, 7, 1});
        LabelledFeatures data = new LabelledFeatures(features, new int[] {0, 1, 0, 1});
        assertThat(LinearProbeFit.of(data, 2, 1e-3).probe().classify(features).labels())
                .containsExactly(0, 1, 0, 1);
    }

    @Test
    void validationChoosesThePenaltyAndTiesGoToTheStrongest() {
        LabelledFeatures easy = blobs(60, 8, 5, 0.05, 6);
        assertThat(LinearProbeFit.choose(easy, easy, 5).l2()).isEqualTo(LinearProbeFit.CANDIDATES.get(0));
        LabelledFeatures nothing = new LabelledFeatures(new Matrix(0, 8, new float[0]), new int[0]);
        assertThat(LinearProbeFit.choose(easy, nothing, 5).l2()).isEqualTo(LinearProbeFit.DEFAULT_L2);
    }
}
