package dev.kith.model.demand;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.network.Architecture;

/** How many pictures a frozen network looks at in one forward pass. */
public final class EvaluatedRows {
    private static final int MOST_ROWS = 256;
    private static final int FEWEST_ROWS = 4;
    /** What one layer's output may take. */
    private static final long ACTIVATION_BYTES = 16L << 20;
    /** What a batch of pictures may take, whatever is asked for. */
    private static final long PICTURE_BYTES = 1L << 28;

    private EvaluatedRows() {}

    /** Where nothing else is asked for: 256, or fewer large ones, but hardly fewer than 4. */
    public static int usual(Architecture.Description shape) {
        long rows = ACTIVATION_BYTES / new Architecture(shape).activationBytes();
        return of((int) Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, rows)), shape);
    }

    /** As many as are asked for, or fewer where pictures are so large that a batch of them would be huge. */
    public static int of(int wanted, Architecture.Description shape) {
        long each = HostTensor.bytes(shape.side(), shape.side(), shape.channels());
        return (int) Math.max(1, Math.min(wanted, PICTURE_BYTES / each));
    }
}
