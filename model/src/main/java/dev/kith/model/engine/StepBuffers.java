package dev.kith.model.engine;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reusable buffers, lent by step: what a node sends in step t is lent under t and comes back, once, when every consumer has
 * finished t. Thread-safe.
 */
public final class StepBuffers {
    private final Map<Integer, ArrayDeque<ByteBuffer>> idle = new HashMap<>();
    private final Map<Long, List<ByteBuffer>> lent = new HashMap<>();
    private long allocatedBytes;

    /** A tensor whose content is undefined, lent until {@link #release} of that step. */
    public synchronized HostTensor lend(long step, long... shape) {
        int bytes = Math.toIntExact(4 * HostTensor.elements(shape));
        ArrayDeque<ByteBuffer> ready = idle.get(bytes);
        ByteBuffer buffer = ready == null ? null : ready.poll();
        if (buffer == null) {
            buffer = HostTensor.allocateBytes(bytes);
            allocatedBytes += bytes;
        }
        lent.computeIfAbsent(step, s -> new ArrayList<>()).add(buffer);
        return new HostTensor(shape, buffer);
    }

    /** Takes back everything lent under a step. A second call finds nothing and does nothing. */
    public synchronized void release(long step) {
        List<ByteBuffer> buffers = lent.remove(step);
        if (buffers != null) {
            buffers.forEach(b -> idle.computeIfAbsent(b.capacity(), size -> new ArrayDeque<>())
                    .add(b.clear()));
        }
    }

    /** Takes back everything lent: nobody works on any step any more. */
    public synchronized void releaseAll() {
        List.copyOf(lent.keySet()).forEach(this::release);
    }

    /** Bytes ever allocated: flat once the pipeline is full. */
    public synchronized long allocatedBytes() {
        return allocatedBytes;
    }

    /** Steps that still hold buffers. */
    public synchronized int stepsLent() {
        return lent.size();
    }
}
