package dev.kith.model.neighbor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The labelled slots of a ring, by label, oldest first: sampling goes in the order of the queue. */
public final class SlotsByLabel {
    private final EmbeddingRing ring;
    private final Map<Integer, int[]> slots = new HashMap<>();

    private SlotsByLabel(EmbeddingRing ring) {
        this.ring = ring;
    }

    /** Groups the present content of a ring. */
    public static SlotsByLabel of(EmbeddingRing ring) {
        SlotsByLabel groups = new SlotsByLabel(ring);
        Map<Integer, IntStream.Builder> builders = new HashMap<>();
        for (int n = ring.capacity() - ring.filled(); n < ring.capacity(); n++) {
            int slot = ring.slotByAge(n);
            builders.computeIfAbsent(ring.label(slot), label -> IntStream.builder())
                    .add(slot);
        }
        builders.forEach(
                (label, builder) -> groups.slots.put(label, builder.build().toArray()));
        return groups;
    }

    /**
     * Slots of one label.
     *
     * @param exceptId an example whose entries do not count; −1: none
     */
    public int[] slots(int label, long exceptId) {
        int[] all = slots.getOrDefault(label, new int[0]);
        return exceptId < 0
                ? all
                : Arrays.stream(all).filter(slot -> ring.id(slot) != exceptId).toArray();
    }
}
