package dev.kith.model.evaluation;

import dev.kith.model.data.BrokenExampleException;
import java.util.List;
import java.util.Optional;

/**
 * What a frozen network says about some examples, a row each. Examples that cannot be decoded have no row.
 *
 * @param examples number of each row's example in its split
 * @param features of the encoder {@code [rows, featureWidth]}
 * @param embeddings projections of unit length {@code [rows, embeddingWidth]}
 * @param probabilities of the task head {@code [rows, classes]}; empty if the network has none
 * @param broken the examples without a row
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read by classifiers, compared nowhere
public record Outputs(
        Split split,
        int[] examples,
        Matrix features,
        Matrix embeddings,
        Optional<Matrix> probabilities,
        List<BrokenExampleException> broken) {

    public Outputs {
        broken = List.copyOf(broken);
    }

    /** How many rows there are. */
    public int rows() {
        return examples.length;
    }
}
