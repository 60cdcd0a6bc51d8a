package dev.kith.model.method;

import dev.kith.model.engine.HostTensor;
import java.util.List;

/**
 * One batch: two augmented views of each row. The truth of an unlabelled row is not in it.
 *
 * @param ids index of each row's example among the training examples
 * @param labels the class of a labelled row, {@link #UNLABELLED} otherwise
 * @param views each {@code [batch, side, side, channels]}, normalised
 */
@SuppressWarnings("ArrayRecordComponent") // handed over by reference, compared nowhere
public record Batch(long step, long[] ids, int[] labels, List<HostTensor> views) implements Payload {
    /** The label of an unlabelled row. */
    public static final int UNLABELLED = -1;

    public Batch {
        views = List.copyOf(views);
    }

    /** Rows. */
    public int size() {
        return ids.length;
    }
}
