package dev.kith.model.neighbor;

import java.util.ArrayList;
import java.util.List;

/** The k most similar labelled entries of one row of similarities; entries of equal similarity rank in queue order. */
final class NearestEntries {
    private final int[] slots;
    private final float[] similarities;
    private int size;

    NearestEntries(int k) {
        this.slots = new int[k];
        this.similarities = new float[k];
    }

    /**
     * @param row similarities to all slots, from {@code offset} on
     * @param distinctIds keep only the nearest entry of each example
     */
    List<Neighbor> find(float[] row, int offset, EmbeddingRing ring, boolean distinctIds, long step) {
        size = 0;
        int capacity = ring.capacity();
        for (int age = capacity - ring.filled(); age < capacity; age++) {
            int slot = ring.slotByAge(age);
            float similarity = row[offset + slot];
            if (size == slots.length && similarity <= similarities[size - 1]) {
                continue;
            }
            if (!distinctIds || makeRoomForId(ring, ring.id(slot), similarity)) {
                insert(slot, similarity);
            }
        }
        List<Neighbor> neighbors = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int slot = slots[i];
            neighbors.add(new Neighbor(ring.id(slot), ring.label(slot), similarities[i], step - ring.step(slot)));
        }
        return neighbors;
    }

    /** Whether an entry may be inserted: a less similar one of the same id is removed, a more similar one forbids it. */
    private boolean makeRoomForId(EmbeddingRing ring, long id, float similarity) {
        for (int i = 0; i < size; i++) {
            if (ring.id(slots[i]) == id) {
                if (similarities[i] >= similarity) {
                    return false;
                }
                System.arraycopy(slots, i + 1, slots, i, size - i - 1);
                System.arraycopy(similarities, i + 1, similarities, i, size - i - 1);
                size--;
                return true;
            }
        }
        return true;
    }

    private void insert(int slot, float similarity) {
        int place = size < slots.length ? size++ : size - 1;
        while (place > 0 && similarities[place - 1] < similarity) {
            slots[place] = slots[place - 1];
            similarities[place] = similarities[place - 1];
            place--;
        }
        slots[place] = slot;
        similarities[place] = similarity;
    }
}
