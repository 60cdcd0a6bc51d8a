package dev.kith.actors.node;

import dev.kith.model.method.Messages;
import java.util.concurrent.CompletableFuture;

/** Where the batches of a loader are built. */
interface BatchBuilder extends AutoCloseable {

    /** On the loader's lane, if it has one; else on threads of its own. */
    static BatchBuilder of(Hosting hosting) {
        return hosting.lane()
                .<BatchBuilder>map(lane -> new LoaderTurns(hosting, lane))
                .orElseGet(() -> new LoaderWorkers(hosting));
    }

    /** The outputs of a step; fails with what building it throws. */
    CompletableFuture<Messages> build(long step);

    /** Drops what nobody has begun; afterwards nothing touches the node. */
    @Override
    void close();
}
