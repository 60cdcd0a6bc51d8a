package dev.kith.model.evaluation;

import static dev.kith.config.Text.format;

import dev.kith.model.data.Examples;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The labelled examples that may be neighbours.
 *
 * @param representation the space of the vectors
 * @param vectors of unit length {@code [rows, width]}
 * @param labels class of each row
 * @param examples number of each row's training example; −1 where the training examples are not at hand
 * @param ids name of each row's example
 */
@SuppressWarnings("ArrayRecordComponent") // made once, searched often, compared nowhere
public record LabelledBank(
        Representation representation, Matrix vectors, int[] labels, int[] examples, List<String> ids) {

    public LabelledBank {
        ids = List.copyOf(ids);
        int rows = vectors.rows();
        if (labels.length != rows || examples.length != rows || ids.size() != rows) {
            throw new IllegalArgumentException(format(
                    "%d vectors, %d labels, %d examples, %d ids", rows, labels.length, examples.length, ids.size()));
        }
        if (rows == 0) {
            throw new IllegalArgumentException("no labelled example can be a neighbour");
        }
    }

    /** A bank of labelled training examples. */
    static LabelledBank of(Representation representation, Outputs labelled, Examples training) {
        int[] examples = labelled.examples();
        return new LabelledBank(
                representation,
                representation.of(labelled),
                IntStream.of(examples).map(training::truth).toArray(),
                examples,
                IntStream.of(examples).mapToObj(training::id).toList());
    }

    /** How many there are. */
    public int rows() {
        return labels.length;
    }
}
