package dev.kith.model.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.neighbor.Neighbor;
import dev.kith.model.neighbor.Vote;
import dev.kith.model.stop.StopSignal;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Exact k nearest labelled neighbours by cosine. The confidence of a prediction is the winner's share of the vote.
 *
 * @param k neighbours that vote; fewer if the bank is smaller
 */
public record KnnClassifier(LabelledBank bank, int k, Weighting weighting) implements OutputClassifier {
    /** A query that is no entry of the bank. */
    public static final int NO_ROW = -1;

    /** Similarities held at once: 16 MiB. */
    private static final int BLOCK = 1 << 22;

    /** What a neighbour's vote counts. */
    public enum Weighting {
        /** One. Ties: the label with the nearest neighbour, then the lowest label. */
        UNIFORM,
        /** exp(cosine / 0.07), as in Wu et al. 2018. */
        SIMILARITY
    }

    public KnnClassifier {
        if (k < 1) {
            throw new IllegalArgumentException("k must be positive: " + k);
        }
    }

    /** Every neighbour counts the same. */
    public KnnClassifier(LabelledBank bank, int k) {
        this(bank, k, Weighting.UNIFORM);
    }

    @Override
    public Predictions classify(Outputs outputs) {
        List<Vote> votes = votes(outputs);
        int[] labels = new int[votes.size()];
        float[] confidences = new float[labels.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = votes.get(row).label();
            confidences[row] = votes.get(row).agreement();
        }
        return new Predictions(labels, confidences);
    }

    /** The vote on each row with its evidence: {@link Neighbor#id()} is a row of the bank. */
    public List<Vote> votes(Outputs outputs) {
        return votes(bank.representation().of(outputs), ownRows(outputs));
    }

    /**
     * The vote on each query.
     *
     * @param queries {@code [rows, width]} of unit length
     * @param ownRows the bank's row that is this very example and may not vote, or {@link #NO_ROW}
     */
    List<Vote> votes(Matrix queries, int[] ownRows) {
        List<Vote> votes = new ArrayList<>(queries.rows());
        int blockRows = Math.max(1, BLOCK / bank.rows());
        try (PtNDManager manager = TensorEngine.newManager()) {
            NDArray transposed = array(manager, bank.vectors(), 0, bank.rows()).transpose();
            for (int start = 0; start < queries.rows(); start += blockRows) {
                StopSignal.check();
                int end = Math.min(queries.rows(), start + blockRows);
                float[] similarities = similarities(manager, array(manager, queries, start, end), transposed);
                for (int row = start; row < end; row++) {
                    votes.add(vote(similarities, (row - start) * bank.rows(), ownRows[row]));
                }
            }
        }
        return votes;
    }

    private static NDArray array(PtNDManager manager, Matrix matrix, int start, int end) {
        int width = matrix.columns();
        FloatBuffer rows = FloatBuffer.wrap(Arrays.copyOfRange(matrix.values(), start * width, end * width));
        return manager.create(rows, new Shape(end - start, width), DataType.FLOAT32);
    }

    private static float[] similarities(PtNDManager manager, NDArray queries, NDArray transposed) {
        try (queries;
                NDArray product = queries.matMul(transposed)) {
            return product.toFloatArray();
        }
    }

    private Vote vote(float[] similarities, int offset, int ownRow) {
        NearestRows nearest = new NearestRows(k);
        for (int row = 0; row < bank.rows(); row++) {
            if (row != ownRow) {
                nearest.offer(row, similarities[offset + row]);
            }
        }
        List<Neighbor> neighbors = nearest.neighbors(bank.labels());
        return weighting == Weighting.UNIFORM ? Vote.majority(neighbors) : WeightedVote.of(neighbors);
    }

    private int[] ownRows(Outputs outputs) {
        int[] own = new int[outputs.rows()];
        Arrays.fill(own, NO_ROW);
        if (outputs.split() == Split.TRAINING) {
            Map<Integer, Integer> rowOfExample = new HashMap<>();
            for (int row = 0; row < bank.rows(); row++) {
                rowOfExample.put(bank.examples()[row], row);
            }
            Arrays.setAll(own, i -> rowOfExample.getOrDefault(outputs.examples()[i], NO_ROW));
        }
        return own;
    }
}
