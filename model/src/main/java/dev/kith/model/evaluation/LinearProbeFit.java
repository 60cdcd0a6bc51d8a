package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A trained linear probe and how it was found.
 *
 * @param l2 weight of the penalty {@code l2 / 2 * ‖W‖²} beside the mean cross-entropy
 * @param trainingLoss cross-entropy and penalty at the end
 */
public record LinearProbeFit(LinearProbe probe, double l2, double trainingLoss) {
    /** Where there is no validation part to choose by. */
    public static final double DEFAULT_L2 = 1e-2;

    /** Strongest first: each search starts where the previous one ended, and of equally good ones the strongest wins. */
    public static final List<Double> CANDIDATES = List.of(1.0, 1e-1, 1e-2, 1e-3, 1e-4);

    private static final Lbfgs SEARCH = new Lbfgs(10, 200, 1e-5);

    /** Features with their classes. */
    @SuppressWarnings("ArrayRecordComponent") // a parameter object
    public record LabelledFeatures(Matrix features, int[] labels) {

        public LabelledFeatures {
            if (features.rows() != labels.length) {
                throw new IllegalArgumentException(format("%d rows, %d labels", features.rows(), labels.length));
            }
        }
    }

    /** A fit with a given penalty. Standardisation comes from the training rows. */
    public static LinearProbeFit of(LabelledFeatures training, int classes, double l2) {
        return path(training, classes, List.of(l2)).get(0);
    }

    /**
     * The fit among {@link #CANDIDATES} that is right most often on the validation rows; with {@link #DEFAULT_L2} if there
     * are none.
     */
    public static LinearProbeFit choose(LabelledFeatures training, LabelledFeatures validation, int classes) {
        if (validation.labels().length == 0) {
            return of(training, classes, DEFAULT_L2);
        }
        List<LinearProbeFit> fits = path(training, classes, CANDIDATES);
        LinearProbeFit best = fits.get(0);
        int bestRight = -1;
        for (LinearProbeFit fit : fits) {
            int[] predicted = fit.probe().classify(validation.features()).labels();
            int right = Accuracy.of(validation.labels(), predicted).right();
            if (right > bestRight) {
                best = fit;
                bestRight = right;
            }
        }
        return best;
    }

    private static List<LinearProbeFit> path(LabelledFeatures training, int classes, List<Double> penalties) {
        if (training.labels().length == 0) {
            throw new IllegalArgumentException("a linear probe needs labelled rows");
        }
        Standardization standardization = Standardization.of(training.features());
        double[] rows = standardization.apply(training.features());
        double[] start = new double[classes * (training.features().columns() + 1)];
        List<LinearProbeFit> fits = new ArrayList<>();
        for (double l2 : penalties) {
            try (SoftmaxRegression objective = new SoftmaxRegression(rows, training.labels(), classes, l2)) {
                Lbfgs.Minimum minimum = SEARCH.minimize(objective, start);
                fits.add(new LinearProbeFit(fold(minimum.x(), classes, standardization), l2, minimum.value()));
                start = minimum.x();
            }
        }
        return fits;
    }

    /** W (x − μ) s + b = (W s) x + (b − W s μ). */
    private static LinearProbe fold(double[] x, int classes, Standardization standardization) {
        int width = standardization.mean().length;
        float[] weights = new float[classes * width];
        float[] biases = new float[classes];
        for (int k = 0; k < classes; k++) {
            double bias = x[classes * width + k];
            for (int j = 0; j < width; j++) {
                double weight = x[k * width + j] * standardization.scale()[j];
                weights[k * width + j] = (float) weight;
                bias -= weight * standardization.mean()[j];
            }
            biases[k] = (float) bias;
        }
        return new LinearProbe(new Matrix(classes, width, weights), biases);
    }
}
