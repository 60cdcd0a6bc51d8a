package dev.kith.model.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.engine.TensorEngine;
import java.util.Arrays;

/**
 * Mean cross-entropy of multinomial logistic regression plus {@code l2 / 2} times the squared weights, biases left out. The
 * variables are the weights {@code [classes, width]}, row-major, then the biases {@code [classes]}. Matrix products are
 * float64 on the tensor engine; used and closed on one thread.
 */
final class SoftmaxRegression implements Lbfgs.Objective, AutoCloseable {
    private final PtNDManager manager = TensorEngine.newManager();
    private final NDArray rows;
    private final int[] labels;
    private final int classes;
    private final int width;
    private final double l2;

    /** @param rows {@code [labels.length, width]}, row-major */
    SoftmaxRegression(double[] rows, int[] labels, int classes, double l2) {
        this.width = rows.length / labels.length;
        this.rows = manager.create(rows, new Shape(labels.length, width));
        this.labels = labels;
        this.classes = classes;
        this.l2 = l2;
    }

    /** How many variables there are. */
    int size() {
        return classes * (width + 1);
    }

    @Override
    public double evaluate(double[] x, double[] gradient) {
        try (PtNDManager temporary = (PtNDManager) manager.newSubManager()) {
            int biases = classes * width;
            NDArray weights = temporary.create(Arrays.copyOf(x, biases), new Shape(classes, width));
            NDArray product = rows.matMul(weights.transpose());
            product.attach(temporary);
            double[] residual = product.toDoubleArray();
            Arrays.fill(gradient, biases, gradient.length, 0);
            double loss = toResidual(residual, x, gradient, biases);
            NDArray residuals = temporary.create(residual, new Shape(labels.length, classes));
            double[] slopes = residuals.transpose().matMul(rows).toDoubleArray();
            double penalty = 0;
            for (int i = 0; i < biases; i++) {
                gradient[i] = slopes[i] + l2 * x[i];
                penalty += x[i] * x[i];
            }
            return loss + l2 / 2 * penalty;
        }
    }

    /** Turns logits without biases into (softmax − one-hot) / rows, adds the biases' gradient, returns the mean loss. */
    private double toResidual(double[] logits, double[] x, double[] gradient, int biases) {
        int count = labels.length;
        double loss = 0;
        for (int row = 0; row < count; row++) {
            int start = row * classes;
            double max = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                logits[start + k] += x[biases + k];
                max = Math.max(max, logits[start + k]);
            }
            double own = logits[start + labels[row]];
            double sum = 0;
            for (int k = 0; k < classes; k++) {
                logits[start + k] = Math.exp(logits[start + k] - max);
                sum += logits[start + k];
            }
            loss += (max + Math.log(sum) - own) / count;
            for (int k = 0; k < classes; k++) {
                double residual = (logits[start + k] / sum - (k == labels[row] ? 1 : 0)) / count;
                logits[start + k] = residual;
                gradient[biases + k] += residual;
            }
        }
        return loss;
    }

    @Override
    public void close() {
        manager.close();
    }
}
