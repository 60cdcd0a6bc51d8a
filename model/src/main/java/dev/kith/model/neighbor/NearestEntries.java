package dev.kith.model.neighbor;

import java.util.ArrayList;
import java.util.List;

/** The k most similar entries of those offered, in any order; of equally similar ones the older entry of the queue ranks first. */
final class NearestEntries {
    private final EmbeddingRing ring;
    private final boolean distinctIds;
    private final int[] slots;
    private final float[] similarities;
    private int size;

    /** @param distinctIds keep only the nearest entry of each example */
    NearestEntries(EmbeddingRing ring, int k, boolean distinctIds) {
        this.ring = ring;
        this.distinctIds = distinctIds;
        this.slots = new int[k];
        this.similarities = new float[k];
    }

    /** Offers some slots in a row, {@code similarities[i]} being that of slot {@code first + i}. */
    void offer(int first, float[] similarities, int count) {
        float bound = bound();
        for (int i = 0; i < count; i++) {
            // The one comparison that nearly always ends it; equals are told apart by age.
            if (similarities[i] >= bound) {
                offer(first + i, similarities[i]);
                bound = bound();
            }
        }
    }

    private float bound() {
        return size < slots.length ? Float.NEGATIVE_INFINITY : similarities[size - 1];
    }

    private void offer(int slot, float similarity) {
        if (size == slots.length && !ranksBefore(slot, similarity, size - 1)) {
            return;
        }
        if (!distinctIds || makeRoomForId(slot, similarity)) {
            insert(slot, similarity);
        }
    }

    private boolean ranksBefore(int slot, float similarity, int place) {
        return similarity > similarities[place]
                || (similarity == similarities[place] && ring.ageRank(slot) < ring.ageRank(slots[place]));
    }

    /** Whether an entry may be inserted: a farther one of the same id is removed, a nearer one forbids it. */
    private boolean makeRoomForId(int slot, float similarity) {
        long id = ring.id(slot);
        for (int i = 0; i < size; i++) {
            if (ring.id(slots[i]) == id) {
                if (!ranksBefore(slot, similarity, i)) {
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
        while (place > 0 && ranksBefore(slot, similarity, place - 1)) {
            slots[place] = slots[place - 1];
            similarities[place] = similarities[place - 1];
            place--;
        }
        slots[place] = slot;
        similarities[place] = similarity;
    }

    /**
     * Nearest first.
     *
     * @param step the step that asks: ages are counted from it
     */
    List<Neighbor> neighbors(long step) {
        List<Neighbor> neighbors = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int slot = slots[i];
            neighbors.add(new Neighbor(ring.id(slot), ring.label(slot), similarities[i], step - ring.step(slot)));
        }
        return neighbors;
    }
}
