package dev.kith.model.method;

import ai.djl.ndarray.NDArray;
import dev.kith.model.neighbor.EmbeddingRing;
import dev.kith.model.neighbor.Vote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The named values of a step. The accuracy of pseudo-labels is not among them: the learner does not know the truth. */
final class SemPplMetrics {

    private SemPplMetrics() {}

    static Map<String, Double> of(SemPplObjective.Terms terms, SemPplObjective.Inputs in, double learningRate) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("loss", (double) terms.total().getFloat());
        terms.augmentation().ifPresent(t -> metrics.put("loss/augmentation", (double) t.getFloat()));
        terms.semanticPositive().ifPresent(t -> metrics.put("loss/semantic_positive", (double) t.getFloat()));
        terms.head().ifPresent(t -> metrics.put("loss/head", (double) t.getFloat()));
        metrics.put("learning_rate", learningRate);
        metrics.put("embedding/std", embeddingStd(terms.firstAnchors()));
        List<Vote> votes = in.pseudoLabels().votes();
        List<Vote> cast =
                votes.stream().filter(v -> v.label() != EmbeddingRing.NO_LABEL).toList();
        if (!votes.isEmpty()) {
            metrics.put("pseudo_label/coverage", (double) cast.size() / votes.size());
        }
        if (!cast.isEmpty()) {
            metrics.put(
                    "pseudo_label/confidence",
                    cast.stream().mapToDouble(Vote::agreement).average().orElseThrow());
        }
        metrics.put("queue/fill", in.positives().queueFill());
        metrics.put("queue/age_steps", in.positives().queueAge());
        metrics.put(
                "staleness/target", (double) (in.batch().step() - in.targets().version()));
        metrics.put("staleness/queue", (double)
                (in.batch().step() + 1 - in.pseudoLabels().queueVersion()));
        return metrics;
    }

    /** Standard deviation of each dimension over the batch, averaged: near 1/√dim unless the embeddings collapse. */
    static double embeddingStd(NDArray embeddings) {
        int rows = (int) embeddings.getShape().get(0);
        int dim = (int) embeddings.getShape().get(1);
        float[] values = embeddings.toFloatArray();
        double sum = 0;
        for (int d = 0; d < dim; d++) {
            double mean = 0;
            double squares = 0;
            for (int row = 0; row < rows; row++) {
                double value = values[row * dim + d];
                mean += value / rows;
                squares += value * value / rows;
            }
            sum += Math.sqrt(Math.max(0, squares - mean * mean));
        }
        return sum / dim;
    }
}
