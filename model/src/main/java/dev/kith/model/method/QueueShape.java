package dev.kith.model.method;

import dev.kith.config.Settings;
import dev.kith.model.neighbor.RingSet;

/** What the queue and its replicas have in common. */
final class QueueShape {
    private QueueShape() {}

    /** One ring a direction, equal in every owner. */
    static RingSet newRings(RunContext run) {
        Settings settings = run.settings();
        int capacity = settings.queue().entries(settings.batch().size());
        int directions = Direction.of(settings.loss().bothDirections()).size();
        return new RingSet(directions, capacity, run.architecture().embeddingWidth(), settings.seed());
    }

    /** Appends labelled rows in their order. */
    static void append(RingSet rings, Embeddings labelled) {
        for (int d = 0; d < rings.size(); d++) {
            for (int i = 0; i < labelled.rows().length; i++) {
                rings.get(d)
                        .add(
                                labelled.byDirection().get(d).floats(),
                                i,
                                labelled.labels()[i],
                                labelled.ids()[i],
                                labelled.step());
            }
        }
    }
}
