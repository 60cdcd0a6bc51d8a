package dev.kith.actors.pipeline;

import dev.kith.protocol.wire.Cut;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands cuts to a service one at a time. While it is at work, one more may wait; a newer one replaces it, because a cut
 * holds a copy of everything, and memory for more than two is not to be taken.
 */
final class CutDesk {
    private boolean busy;
    private @Nullable Numbered waiting;
    private long dropped;

    record Numbered(long step, Cut cut) {}

    /** A new cut: what to hand over now, if the service is free. */
    Optional<Numbered> offer(long step, Cut cut) {
        Numbered offered = new Numbered(step, cut);
        if (!busy) {
            busy = true;
            return Optional.of(offered);
        }
        dropWaiting();
        waiting = offered;
        return Optional.empty();
    }

    /** The service is done: what to hand over next. */
    Optional<Numbered> done() {
        Optional<Numbered> next = Optional.ofNullable(waiting);
        waiting = null;
        busy = next.isPresent();
        return next;
    }

    /** Gives up the one that waits. */
    void dropWaiting() {
        if (waiting != null) {
            waiting = null;
            dropped++;
        }
    }

    boolean isIdle() {
        return !busy;
    }

    /** Cuts that were replaced before the service came to them. */
    long dropped() {
        return dropped;
    }
}
