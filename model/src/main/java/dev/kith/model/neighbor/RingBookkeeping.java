package dev.kith.model.neighbor;

import dev.kith.model.engine.HostTensor;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/** Labels, ids and steps of a ring as raw 64-bit values in the bytes of a tensor, two float slots a value. */
final class RingBookkeeping {

    private RingBookkeeping() {}

    static HostTensor write(long added, int[] labels, long[] ids, long[] steps) {
        int n = labels.length;
        HostTensor tensor = HostTensor.allocate(2L * (1 + 3L * n));
        LongBuffer longs = longs(tensor);
        longs.put(added);
        for (int i = 0; i < n; i++) {
            longs.put(labels[i]).put(ids[i]).put(steps[i]);
        }
        return tensor;
    }

    /** Slots of the ring that was written. */
    static int capacity(HostTensor tensor) {
        return (tensor.size() / 2 - 1) / 3;
    }

    static long read(HostTensor tensor, int[] labels, long[] ids, long[] steps) {
        LongBuffer longs = longs(tensor);
        long added = longs.get();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) longs.get();
            ids[i] = longs.get();
            steps[i] = longs.get();
        }
        return added;
    }

    private static LongBuffer longs(HostTensor tensor) {
        return tensor.data().duplicate().clear().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
    }
}
