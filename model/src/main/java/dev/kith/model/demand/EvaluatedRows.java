package dev.kith.model.demand;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.network.Architecture;

/** How many pictures a frozen network looks at in one forward pass. */
public final class EvaluatedRows {
    /** Where nothing else is asked for. */
    public static final int USUAL = 256;

    private static final long MOST_BYTES = 1L << 28;

    private EvaluatedRows() {}

    /** As many as are asked for, or fewer where pictures are so large that a batch of them would be huge. */
    public static int of(int wanted, Architecture.Description shape) {
        long each = HostTensor.bytes(shape.side(), shape.side(), shape.channels());
        return (int) Math.max(1, Math.min(wanted, MOST_BYTES / each));
    }
}
