package dev.kith.actors.node;

import dev.kith.model.method.Messages;
import java.util.Optional;
import java.util.OptionalLong;

/** What a loader's actor decides, for tests of other packages that have no actors. */
public final class LoaderWithoutActors {
    private final Prefetch prefetch;

    public LoaderWithoutActors(long start) {
        this.prefetch = new Prefetch(start);
    }

    public void permit(long emitBelow, long buildBelow) {
        prefetch.grant(emitBelow, buildBelow);
    }

    /** A step to build; each is given once. */
    public OptionalLong nextToBuild() {
        return prefetch.nextToBuild();
    }

    public void built(long step, Messages out) {
        prefetch.built(step, out);
    }

    /** What is sent next, if it may be. */
    public Optional<Messages> nextToEmit() {
        return prefetch.nextToEmit().map(Prefetch.Emission::out);
    }

    public long emitted() {
        return prefetch.emitted();
    }
}
