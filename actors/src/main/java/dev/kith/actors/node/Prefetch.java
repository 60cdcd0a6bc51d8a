package dev.kith.actors.node;

import dev.kith.model.method.Messages;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which steps a loader builds and sends: it builds ahead, in any order of completion, and sends strictly in the order of
 * steps, each as far as its limit allows. Knows no threads.
 */
final class Prefetch {
    private final Map<Long, Messages> built = new HashMap<>();
    private long nextToBuild;
    private long nextToEmit;
    private long buildBelow;
    private long emitBelow;

    /** What one step puts out. */
    record Emission(long step, Messages out) {}

    Prefetch(long start) {
        this.nextToBuild = start;
        this.nextToEmit = start;
        this.buildBelow = start;
        this.emitBelow = start;
    }

    /** Raises the limits; lower ones than before change nothing. */
    void grant(long emit, long build) {
        emitBelow = Math.max(emitBelow, emit);
        buildBelow = Math.max(buildBelow, Math.max(emit, build));
    }

    /** A step whose building may start now; each is given once. */
    OptionalLong nextToBuild() {
        return nextToBuild < buildBelow ? OptionalLong.of(nextToBuild++) : OptionalLong.empty();
    }

    void built(long step, Messages out) {
        built.put(step, out);
    }

    /** The next step to send, if it is built and allowed. */
    Optional<Emission> nextToEmit() {
        Messages out = nextToEmit < emitBelow ? built.remove(nextToEmit) : null;
        return out == null ? Optional.empty() : Optional.of(new Emission(nextToEmit++, out));
    }

    /** Steps below this one were sent. */
    long emitted() {
        return nextToEmit;
    }
}
