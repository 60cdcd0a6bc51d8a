package dev.kith.model.method;

import dev.kith.model.engine.HostTensor;
import java.util.List;

/**
 * One semantic positive a row and direction.
 *
 * @param queueVersion version of the queue they were drawn from
 * @param present {@code [batch]}: 1 where a row has one, 0 where its class is absent from the queue
 * @param byDirection each {@code [batch, dim]}; zeros where absent
 * @param queueFill share of the queue that holds labelled entries
 * @param queueAge mean age of these entries, in steps
 */
public record SemanticPositives(
        long step,
        long queueVersion,
        HostTensor present,
        List<HostTensor> byDirection,
        double queueFill,
        double queueAge)
        implements Payload {

    public SemanticPositives {
        byDirection = List.copyOf(byDirection);
    }
}
