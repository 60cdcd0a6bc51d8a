package dev.kith.model.evidence;

import java.util.List;
import java.util.Optional;

/**
 * Where the newest copy of the networks puts some training examples.
 *
 * @param step at which it was like that
 * @param dimension of a vector
 * @param points what the rows are
 * @param vectors of unit length, row by row
 * @param notice why the copy is not the newest one there should be
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, compared nowhere
public record EmbeddingSample(long step, int dimension, List<Point> points, float[] vectors, Optional<String> notice) {

    /**
     * One example.
     *
     * @param label of a labelled one its class, of another what the classifier says: nobody's truth is given away
     */
    public record Point(String id, String label, boolean labelled) {}

    public EmbeddingSample {
        points = List.copyOf(points);
    }
}
