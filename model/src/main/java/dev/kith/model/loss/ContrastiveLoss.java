package dev.kith.model.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.kith.model.engine.Ops;

/**
 * The contrastive terms of SemPPL (Bošnjak et al., ICLR 2023; WO2023222889A1). All embeddings are rows of unit length.
 */
public final class ContrastiveLoss {

    /** Added to the logit of a candidate that is not a negative: its exponential is exactly 0 in float32. */
    public static final float EXCLUDED = -1e9f;

    private ContrastiveLoss() {}

    /**
     * −log φ(â, p) / (φ(â, p) + Σ_{n ∈ N} φ(â, c_n)) with φ(x, y) = τ exp(⟨x, y⟩ / τ), for each row; the prefactor of φ
     * cancels. L_AUGM takes the target embedding of the row's other view as positive, L_SEMPOS a semantic positive; the
     * candidates of both are the target embeddings of the batch. Without any negative the loss is 0.
     *
     * @param anchors online embeddings {@code [batch, dim]}; the gradient flows through them only
     * @param positives {@code [batch, dim]}
     * @param candidates {@code [candidates, dim]}
     * @param mask {@code [batch, candidates]}: 0 for a negative, {@link #EXCLUDED} otherwise
     * @param temperature τ
     * @return {@code [batch]}
     * @throws IllegalArgumentException if the temperature is not positive
     */
    public static NDArray rows(
            NDArray anchors, NDArray positives, NDArray candidates, NDArray mask, double temperature) {
        if (!(temperature > 0)) { // also refuses NaN
            throw new IllegalArgumentException("temperature must be positive: " + temperature);
        }
        NDArray scaled = Ops.scale(anchors, 1 / temperature);
        NDArray positive = scaled.mul(positives).sum(new int[] {1}, true);
        NDArray negatives = scaled.matMul(candidates.transpose()).add(mask);
        NDArray logits = NDArrays.concat(new NDList(positive, negatives), 1);
        return Ops.logSoftmaxRows(logits).get(":, 0").neg();
    }
}
