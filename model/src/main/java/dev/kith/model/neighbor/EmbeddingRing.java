package dev.kith.model.neighbor;

import static dev.kith.config.Text.format;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * A FIFO of (embedding, label, example id, step) with a fixed number of slots. It starts full of random unit vectors
 * without label ({@link #NO_LABEL}), which can neither vote nor be sampled. Slots are overwritten in turn; {@link
 * #slotByAge} gives the order of the queue.
 */
public final class EmbeddingRing {
    /** The label of a start vector. */
    public static final int NO_LABEL = -1;

    private final int capacity;
    private final int dim;
    private final HostTensor embeddings;
    private final FloatBuffer values;
    private final int[] labels;
    private final long[] ids;
    private final long[] steps;
    private long added;

    /** A ring of random vectors, drawn from streams keyed by (seed, QUEUE_START, view, slot). */
    public EmbeddingRing(int capacity, int dim, long seed, int view) {
        if (capacity < 1 || dim < 1) {
            throw new IllegalArgumentException(format("a queue needs room: %d × %d", capacity, dim));
        }
        this.capacity = capacity;
        this.dim = dim;
        this.embeddings = HostTensor.allocate(capacity, dim);
        this.values = embeddings.floats();
        this.labels = new int[capacity];
        this.ids = new long[capacity];
        this.steps = new long[capacity];
        Arrays.fill(labels, NO_LABEL);
        Arrays.fill(ids, -1);
        Arrays.fill(steps, -1);
        for (int slot = 0; slot < capacity; slot++) {
            putRandom(slot, RandomStream.of(seed, Purpose.QUEUE_START, view, slot));
        }
    }

    private void putRandom(int slot, RandomStream random) {
        double[] vector = new double[dim];
        double squares = 0;
        for (int d = 0; d < dim; d++) {
            vector[d] = random.nextGaussian();
            squares += vector[d] * vector[d];
        }
        double norm = Math.sqrt(squares);
        for (int d = 0; d < dim; d++) {
            values.put(slot * dim + d, (float) (vector[d] / norm));
        }
    }

    /**
     * Overwrites the oldest entry.
     *
     * @throws IllegalArgumentException if the label is negative: only labelled rows enter
     */
    public void add(FloatBuffer source, int sourceRow, int label, long id, long step) {
        if (label < 0) {
            throw new IllegalArgumentException(format("example %d has no label", id));
        }
        int slot = (int) (added % capacity);
        values.put(slot * dim, source, sourceRow * dim, dim);
        labels[slot] = label;
        ids[slot] = id;
        steps[slot] = step;
        added++;
    }

    public int capacity() {
        return capacity;
    }

    public int dim() {
        return dim;
    }

    /** Entries ever added. */
    public long added() {
        return added;
    }

    /** Slots that hold a labelled entry. */
    public int filled() {
        return (int) Math.min(added, capacity);
    }

    /** The slot of the entry that is the n-th oldest of the queue, n = 0 … capacity − 1. */
    public int slotByAge(int n) {
        return (int) ((added + n) % capacity);
    }

    /** How many entries of the queue are older than that of a slot: the inverse of {@link #slotByAge}. */
    int ageRank(int slot) {
        return (int) Math.floorMod(slot - added, (long) capacity);
    }

    public int label(int slot) {
        return labels[slot];
    }

    public long id(int slot) {
        return ids[slot];
    }

    public long step(int slot) {
        return steps[slot];
    }

    /** All slots {@code [capacity, dim]}; changes with every addition. */
    public HostTensor embeddings() {
        return embeddings;
    }

    /** A copy of all slots. */
    HostTensor copyOfEmbeddings() {
        HostTensor copy = HostTensor.allocate(capacity, dim);
        copy.floats().put(0, values, 0, capacity * dim);
        return copy;
    }

    /** Copies one embedding into a target at a row. */
    public void copy(int slot, FloatBuffer target, int targetRow) {
        target.put(targetRow * dim, values, slot * dim, dim);
    }

    /** Everything but the vectors, as one exact tensor; see {@link #restore}. */
    HostTensor bookkeeping() {
        return RingBookkeeping.write(added, labels, ids, steps);
    }

    /** Puts a copied state back. */
    void restore(HostTensor vectors, HostTensor bookkeeping) {
        if (!Arrays.equals(vectors.shape(), embeddings.shape())) {
            throw new IllegalArgumentException(format(
                    "a queue of %s cannot hold a state of %s",
                    Arrays.toString(embeddings.shape()), Arrays.toString(vectors.shape())));
        }
        values.put(0, vectors.floats(), 0, capacity * dim);
        added = RingBookkeeping.read(bookkeeping, labels, ids, steps);
    }
}
