package dev.kith.model.method;

import dev.kith.model.neighbor.Vote;
import java.util.List;

/**
 * The votes on the unlabelled rows of a batch.
 *
 * @param queueVersion version of the queue that voted
 * @param rows positions in the batch
 * @param ids example of each row
 * @param votes one a row
 */
@SuppressWarnings("ArrayRecordComponent") // handed over by reference, compared nowhere
public record PseudoLabels(long step, long queueVersion, int[] rows, long[] ids, List<Vote> votes) implements Payload {

    public PseudoLabels {
        votes = List.copyOf(votes);
    }
}
