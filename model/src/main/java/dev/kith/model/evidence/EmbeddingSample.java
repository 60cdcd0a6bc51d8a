package dev.kith.model.evidence;

import java.util.List;

/**
 * Where the newest copy of the networks puts some training examples.
 *
 * @param step at which it was like that
 * @param dimension of a vector
 * @param points what the rows are
 * @param vectors of unit length, row by row
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, compared nowhere
public record EmbeddingSample(long step, int dimension, List<Point> points, float[] vectors) {

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
