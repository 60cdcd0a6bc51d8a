package dev.kith.model.neighbor;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import java.util.ArrayList;
import java.util.List;

/**
 * What a snapshot of a {@link RingSet} says of its entries, without their vectors.
 *
 * @param labelled the entries, in the order of their slots
 */
public record QueueEntries(int capacity, List<Entry> labelled) {

    /**
     * One labelled entry.
     *
     * @param id example
     * @param step when it was added
     */
    public record Entry(int label, long id, long step) {}

    public QueueEntries {
        labelled = List.copyOf(labelled);
    }

    /** The entries of the first direction: all directions hold the same examples. */
    public static QueueEntries of(NamedTensors snapshot) {
        HostTensor bookkeeping = snapshot.get(RingSet.bookkeeping(0));
        int capacity = RingBookkeeping.capacity(bookkeeping);
        int[] labels = new int[capacity];
        long[] ids = new long[capacity];
        long[] steps = new long[capacity];
        RingBookkeeping.read(bookkeeping, labels, ids, steps);
        List<Entry> entries = new ArrayList<>();
        for (int slot = 0; slot < capacity; slot++) {
            if (labels[slot] != EmbeddingRing.NO_LABEL) {
                entries.add(new Entry(labels[slot], ids[slot], steps[slot]));
            }
        }
        return new QueueEntries(capacity, entries);
    }
}
