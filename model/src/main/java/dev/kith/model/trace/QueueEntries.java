package dev.kith.model.trace;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.neighbor.EmbeddingRing;
import dev.kith.model.neighbor.RingSet;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.function.UnaryOperator;

/** A queue as one sees it: oldest entry first, whatever slots they lie in. */
record QueueEntries(EmbeddingRing ring) {

    /** The queue of one direction, counted from 1, from the snapshot of its owner. */
    static QueueEntries of(NamedTensors state, int direction) {
        NamedTensors one = new NamedTensors().putAll("queue1", state.part("queue" + direction));
        long[] shape = one.get("queue1.embeddings").shape();
        RingSet rings = new RingSet(1, (int) shape[0], (int) shape[1], 0);
        rings.restore(one);
        return new QueueEntries(rings.get(0));
    }

    void write(UnaryOperator<String> key, Npz file) throws IOException {
        int capacity = ring.capacity();
        HostTensor embeddings = HostTensor.allocate(capacity, ring.dim());
        FloatBuffer values = embeddings.floats();
        int[] labels = new int[capacity];
        long[] ids = new long[capacity];
        long[] steps = new long[capacity];
        for (int n = 0; n < capacity; n++) {
            int slot = ring.slotByAge(n);
            ring.copy(slot, values, n);
            labels[n] = ring.label(slot);
            ids[n] = ring.id(slot);
            steps[n] = ring.step(slot);
        }
        file.put(key.apply("embeddings"), embeddings);
        file.put(key.apply("labels"), labels, capacity);
        file.put(key.apply("ids"), ids, capacity);
        file.put(key.apply("steps"), steps, capacity);
    }
}
