package dev.kith.tests.strict;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.config.LabelerSettings;
import dev.kith.config.Settings;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.Lane;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.method.Batch;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The queue of the literal loop in plain arrays, one a direction, with vote and sampling written as sentences of the
 * algorithm. Slots are filled in turn; a slot that was never filled has no label, so that its content cannot matter.
 */
final class LiteralQueue {
    private final Settings settings;
    private final int directions;
    private final int dim;
    private final Lane voteLane;
    private final int capacity;
    private final float[][] embeddings;
    private final int[] labels;
    private final long[] ids;
    private long enqueued;

    /**
     * The label of a row: its own, or the neighbours'.
     *
     * @param label −1: nobody could vote
     * @param agreement share of the votes
     */
    record PseudoLabel(int label, float agreement) {}

    /**
     * Semantic positives.
     *
     * @param present {@code [rows]}: 1 where the row has one
     * @param embeddings by direction {@code [rows, dim]}, flat
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, compared nowhere
    record Positives(float[] present, float[][] embeddings) {}

    private record Near(int slot, float similarity) {}

    LiteralQueue(Settings settings, int directions, int dim, Lane voteLane) {
        this.settings = settings;
        this.directions = directions;
        this.dim = dim;
        this.voteLane = voteLane;
        this.capacity = settings.queue().capacity().orElse(20 * settings.batch().size());
        this.embeddings = new float[directions][capacity * dim];
        this.labels = new int[capacity];
        this.ids = new long[capacity];
    }

    /** Appends the labelled rows' target embeddings, by direction. */
    void enqueue(Batch batch, float[][] targets) {
        for (int row = 0; row < batch.size(); row++) {
            if (batch.labels()[row] != Batch.UNLABELLED) {
                int slot = (int) (enqueued++ % capacity);
                labels[slot] = batch.labels()[row];
                ids[slot] = batch.ids()[row];
                for (int d = 0; d < directions; d++) {
                    System.arraycopy(targets[d], row * dim, embeddings[d], slot * dim, dim);
                }
            }
        }
    }

    /** Filled slots, oldest entry first. */
    private List<Integer> slotsInOrder() {
        List<Integer> slots = new ArrayList<>();
        for (long n = Math.max(0, enqueued - capacity); n < enqueued; n++) {
            slots.add((int) (n % capacity));
        }
        return slots;
    }

    /** Labels of all rows: by view, every view asks every queue, and all neighbours vote together. */
    PseudoLabel[] labels(Batch batch, float[][] anchors) {
        PseudoLabel[] result = new PseudoLabel[batch.size()];
        List<Integer> asking = new ArrayList<>();
        for (int row = 0; row < batch.size(); row++) {
            result[row] = new PseudoLabel(batch.labels()[row], 1);
            if (batch.labels()[row] == Batch.UNLABELLED) {
                asking.add(row);
            }
        }
        int models = settings.labeler().votesByView() ? directions : 1;
        Map<Integer, List<Near>> voters = new TreeMap<>();
        for (int view = 0; view < models && !asking.isEmpty(); view++) {
            for (int queue = 0; queue < models; queue++) {
                float[] similarities = similarities(anchors[view], asking, embeddings[queue]);
                for (int i = 0; i < asking.size(); i++) {
                    voters.computeIfAbsent(asking.get(i), row -> new ArrayList<>())
                            .addAll(nearest(similarities, i * capacity));
                }
            }
        }
        voters.forEach((row, near) -> result[row] = majority(near));
        return result;
    }

    /** Cosines of the asking rows (of unit length) to all slots, {@code [asking, capacity]}. */
    private float[] similarities(float[] anchors, List<Integer> asking, float[] entries) {
        float[] queries = new float[asking.size() * dim];
        for (int i = 0; i < asking.size(); i++) {
            System.arraycopy(anchors, asking.get(i) * dim, queries, i * dim, dim);
        }
        return voteLane.call(Lane.Priority.VOTE, () -> {
            try (PtNDManager arrays = TensorEngine.newManager()) {
                NDArray left = HostTensor.of(queries, asking.size(), dim).toArray(arrays);
                NDArray right = HostTensor.of(entries, capacity, dim).toArray(arrays);
                return left.matMul(right.transpose()).toFloatArray();
            }
        });
    }

    private List<Near> nearest(float[] similarities, int offset) {
        LabelerSettings labeler = settings.labeler();
        List<Near> all = new ArrayList<>();
        slotsInOrder().forEach(slot -> all.add(new Near(slot, similarities[offset + slot])));
        all.sort((a, b) -> Float.compare(b.similarity(), a.similarity())); // stable: equals stay in queue order
        List<Near> nearest = new ArrayList<>();
        for (Near candidate : all) {
            boolean known = nearest.stream().anyMatch(n -> ids[n.slot()] == ids[candidate.slot()]);
            if (nearest.size() < labeler.k() && !(labeler.distinctIds() && known)) {
                nearest.add(candidate);
            }
        }
        return nearest;
    }

    /** The most frequent label; of several, the one with the nearest entry, then the lowest. */
    private PseudoLabel majority(List<Near> voters) {
        Map<Integer, Integer> votes = new TreeMap<>();
        Map<Integer, Float> nearest = new TreeMap<>();
        for (Near near : voters) {
            votes.merge(labels[near.slot()], 1, Integer::sum);
            nearest.merge(labels[near.slot()], near.similarity(), Math::max);
        }
        int winner = -1;
        for (int label : votes.keySet()) { // ascending
            int lead = winner < 0 ? 1 : Integer.compare(votes.getOrDefault(label, 0), votes.getOrDefault(winner, 0));
            boolean nearer = nearest.getOrDefault(label, -2f) > nearest.getOrDefault(winner, -2f);
            winner = lead > 0 || (lead == 0 && nearer) ? label : winner;
        }
        return new PseudoLabel(winner, winner < 0 ? 0 : (float) votes.getOrDefault(winner, 0) / voters.size());
    }

    /** One uniform draw a row and direction from the entries that have the row's label. */
    Positives draw(Batch batch, PseudoLabel[] rowLabels) {
        float[] present = new float[batch.size()];
        float[][] drawn = new float[directions][batch.size() * dim];
        for (int row = 0; row < batch.size(); row++) {
            boolean notItself =
                    batch.labels()[row] != Batch.UNLABELLED && settings.queue().excludeSelf();
            List<Integer> candidates = new ArrayList<>();
            for (int slot : slotsInOrder()) {
                if (labels[slot] == rowLabels[row].label() && !(notItself && ids[slot] == batch.ids()[row])) {
                    candidates.add(slot);
                }
            }
            present[row] = candidates.isEmpty() ? 0 : 1;
            RandomStream random = RandomStream.of(settings.seed(), Purpose.SEMANTIC_POSITIVE, batch.step(), row);
            for (int d = 0; d < directions && !candidates.isEmpty(); d++) {
                int slot = candidates.get(random.nextInt(candidates.size()));
                System.arraycopy(embeddings[d], slot * dim, drawn[d], row * dim, dim);
            }
        }
        return new Positives(present, drawn);
    }
}
