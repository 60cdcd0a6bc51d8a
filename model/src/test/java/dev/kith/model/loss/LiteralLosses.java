package dev.kith.model.loss;

/** The losses written out term by term in double precision, from their formulas alone. */
final class LiteralLosses {

    private LiteralLosses() {}

    /** φ(x, y) = τ · exp(⟨x, y⟩ / τ), or without the prefactor. */
    private static double phi(double[] x, double[] y, double temperature, boolean prefactor) {
        double product = 0;
        for (int d = 0; d < x.length; d++) {
            product += x[d] * y[d];
        }
        return (prefactor ? temperature : 1) * Math.exp(product / temperature);
    }

    /**
     * −log of the positive's share among the positive and the negatives.
     *
     * @param negative which candidates are negatives
     */
    static double contrastive(
            double[] anchor,
            double[] positive,
            double[][] candidates,
            boolean[] negative,
            double temperature,
            boolean prefactor) {
        double numerator = phi(anchor, positive, temperature, prefactor);
        double denominator = numerator;
        for (int n = 0; n < candidates.length; n++) {
            if (negative[n]) {
                denominator += phi(anchor, candidates[n], temperature, prefactor);
            }
        }
        return -Math.log(numerator / denominator);
    }

    /** −Σ_k t_k log(exp(l_k) / Σ_j exp(l_j)). */
    static double crossEntropy(double[] logits, double[] targets) {
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit);
        }
        double loss = 0;
        for (int k = 0; k < logits.length; k++) {
            loss -= targets[k] * Math.log(Math.exp(logits[k]) / sum);
        }
        return loss;
    }
}
