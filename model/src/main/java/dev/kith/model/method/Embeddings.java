package dev.kith.model.method;

import dev.kith.model.engine.HostTensor;
import java.util.List;

/**
 * Embeddings of some rows of a batch, one tensor a {@link Direction}.
 *
 * @param version version of the network that made them
 * @param rows positions in the batch
 * @param ids example of each row
 * @param labels class of each row, or {@link Batch#UNLABELLED}
 * @param byDirection each {@code [rows, dim]}, of unit length
 */
@SuppressWarnings("ArrayRecordComponent") // handed over by reference, compared nowhere
public record Embeddings(long step, long version, int[] rows, long[] ids, int[] labels, List<HostTensor> byDirection)
        implements Payload {

    public Embeddings {
        byDirection = List.copyOf(byDirection);
    }
}
