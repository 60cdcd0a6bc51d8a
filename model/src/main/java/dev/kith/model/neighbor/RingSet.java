package dev.kith.model.neighbor;

import static dev.kith.config.Text.format;

import dev.kith.model.engine.NamedTensors;
import java.util.ArrayList;
import java.util.List;

/** The queues of all directions; they hold the same examples in the same slots. */
public final class RingSet {
    private final List<EmbeddingRing> rings = new ArrayList<>();

    public RingSet(int count, int capacity, int dim, long seed) {
        for (int i = 0; i < count; i++) {
            rings.add(new EmbeddingRing(capacity, dim, seed, i));
        }
    }

    public int size() {
        return rings.size();
    }

    public EmbeddingRing get(int direction) {
        return rings.get(direction);
    }

    /** Mean age of the labelled entries, in steps; 0 while there are none. */
    public double meanAge(long step) {
        EmbeddingRing ring = rings.get(0);
        double sum = 0;
        for (int n = ring.capacity() - ring.filled(); n < ring.capacity(); n++) {
            sum += step - ring.step(ring.slotByAge(n));
        }
        return ring.filled() == 0 ? 0 : sum / ring.filled();
    }

    /** Copies of all rings. */
    public NamedTensors snapshot() {
        NamedTensors state = new NamedTensors();
        for (int i = 0; i < rings.size(); i++) {
            state.put(embeddings(i), rings.get(i).copyOfEmbeddings());
            state.put(bookkeeping(i), rings.get(i).bookkeeping());
        }
        return state;
    }

    /** Puts copies back. */
    public void restore(NamedTensors state) {
        for (int i = 0; i < rings.size(); i++) {
            rings.get(i).restore(state.get(embeddings(i)), state.get(bookkeeping(i)));
        }
    }

    private static String embeddings(int direction) {
        return format("queue%d.embeddings", direction + 1);
    }

    static String bookkeeping(int direction) {
        return format("queue%d.bookkeeping", direction + 1);
    }
}
