package dev.kith.actors.node;

import dev.kith.model.engine.Lane;
import dev.kith.model.method.Messages;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** Builds batches on the lane of the networks, when nobody else needs it. */
final class LoaderTurns implements BatchBuilder {
    private final Hosting hosting;
    private final Lane lane;
    private volatile boolean closed;

    LoaderTurns(Hosting hosting, Lane lane) {
        this.hosting = hosting;
        this.lane = lane;
    }

    @Override
    public CompletableFuture<Messages> build(long step) {
        return lane.submit(Lane.Priority.LOAD, step, () -> {
            if (closed) {
                throw new CancellationException("nobody waits for step " + step);
            }
            return hosting.load(hosting.name(), step);
        });
    }

    /** A batch under way is finished first: the node is freed on the same lane. */
    @Override
    public void close() {
        closed = true;
    }
}
