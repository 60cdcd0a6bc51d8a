package dev.kith.model.method;

import java.util.List;

/**
 * One direction of the loss: the online network sees one view, the target network another. Embeddings, queues and
 * semantic positives are all numbered by direction.
 *
 * @param onlineView index of the view that anchors come from
 * @param targetView index of the view that positives, negatives and queue entries come from
 */
public record Direction(int onlineView, int targetView) {

    /** a1 → a2, or both ways. */
    public static List<Direction> of(boolean both) {
        return both ? List.of(new Direction(0, 1), new Direction(1, 0)) : List.of(new Direction(0, 1));
    }
}
