package dev.kith.model.evidence;

import dev.kith.model.evaluation.Matrix;
import java.util.List;

/**
 * Where a network puts some examples.
 *
 * @param step at which it was like that
 * @param examples number of each row's example
 * @param vectors of unit length
 * @param labels what the classifier says of each row
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, compared nowhere
public record Embedded(long step, int[] examples, Matrix vectors, List<String> labels) {

    public Embedded {
        labels = List.copyOf(labels);
    }
}
