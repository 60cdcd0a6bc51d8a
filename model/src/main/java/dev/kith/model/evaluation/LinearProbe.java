package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

/**
 * A linear classifier on frozen features: multinomial logistic regression, made by {@link LinearProbeFit}. The features'
 * standardisation is folded into the weights, so it reads features as the network gives them.
 *
 * @param weights {@code [classes, featureWidth]}
 * @param biases {@code [classes]}
 */
@SuppressWarnings("ArrayRecordComponent") // made once, compared nowhere
public record LinearProbe(Matrix weights, float[] biases) implements OutputClassifier {

    public LinearProbe {
        if (weights.rows() != biases.length) {
            throw new IllegalArgumentException(format("%d rows of weights, %d biases", weights.rows(), biases.length));
        }
    }

    @Override
    public Predictions classify(Outputs outputs) {
        return classify(outputs.features());
    }

    /** Classes of features {@code [rows, featureWidth]}. */
    Predictions classify(Matrix features) {
        return Predictions.mostProbable(probabilities(features));
    }

    private Matrix probabilities(Matrix features) {
        int classes = biases.length;
        float[] probabilities = new float[features.rows() * classes];
        double[] logits = new double[classes];
        for (int row = 0; row < features.rows(); row++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                logits[k] = biases[k] + dot(features, row, k);
                max = Math.max(max, logits[k]);
            }
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                logits[k] = Math.exp(logits[k] - max);
                sum += logits[k];
            }
            for (int k = 0; k < classes; k++) {
                probabilities[row * classes + k] = (float) (logits[k] / sum);
            }
        }
        return new Matrix(features.rows(), classes, probabilities);
    }

    private double dot(Matrix features, int row, int k) {
        int width = weights.columns();
        double sum = 0;
        for (int j = 0; j < width; j++) {
            sum += (double) features.values()[row * width + j] * weights.values()[k * width + j];
        }
        return sum;
    }
}
