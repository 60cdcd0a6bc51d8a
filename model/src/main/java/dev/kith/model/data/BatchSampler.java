package dev.kith.model.data;

import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which examples make up the batch of a step: a pure function of (seed, step). Labelled and unlabelled examples each go
 * round in epochs, every epoch in a new order; the labelled rows come first. Where every example is labelled, the unlabelled
 * rows are drawn from the same examples, in an order of their own and without their labels. Thread-safe.
 */
public final class BatchSampler {
    private static final int CACHED_EPOCHS = 4;

    private final Examples examples;
    private final Partition partition;
    private final int labelledRows;
    private final int unlabelledRows;
    private final long seed;
    private final ConcurrentHashMap<Long, int[]> orders = new ConcurrentHashMap<>();

    /**
     * @param rows rows of a batch
     * @param labelledRows how many of them are labelled
     */
    public BatchSampler(Examples examples, Partition partition, int rows, int labelledRows, long seed) {
        if (labelledRows > 0 && partition.labelled().length == 0) {
            throw new IllegalArgumentException("labelled rows asked for, but no example is labelled");
        }
        if (labelledRows < rows && partition.pool().length == 0) {
            throw new IllegalArgumentException("unlabelled rows asked for, but there is no example");
        }
        this.examples = examples;
        this.partition = partition;
        this.labelledRows = labelledRows;
        this.unlabelledRows = rows - labelledRows;
        this.seed = seed;
    }

    /** The rows of a step. */
    public BatchRows rows(long step) {
        int[] indices = new int[labelledRows + unlabelledRows];
        int[] labels = new int[indices.length];
        for (int row = 0; row < indices.length; row++) {
            boolean labelled = row < labelledRows;
            indices[row] = labelled
                    ? pick(partition.labelled(), Purpose.LABELLED_ORDER, step * labelledRows + row)
                    : pick(partition.pool(), Purpose.UNLABELLED_ORDER, step * unlabelledRows + row - labelledRows);
            labels[row] = labelled ? examples.truth(indices[row]) : -1;
        }
        return new BatchRows(indices, labels);
    }

    /** Another example of the same part, for a row whose image is broken; keyed by (seed, REPLACE, step, row, attempt). */
    public int replacement(long step, int row, int attempt) {
        int[] pool = row < labelledRows ? partition.labelled() : partition.pool();
        RandomStream random = RandomStream.of(seed, Purpose.REPLACE, step, ((long) row << 32) | attempt);
        return pool[random.nextInt(pool.length)];
    }

    private int pick(int[] pool, Purpose purpose, long position) {
        long epoch = position / pool.length;
        return pool[order(pool.length, purpose, epoch)[(int) (position % pool.length)]];
    }

    private int[] order(int size, Purpose purpose, long epoch) {
        long key = epoch * 2 + (purpose == Purpose.LABELLED_ORDER ? 1 : 0);
        int[] known = orders.get(key);
        if (known != null) {
            return known;
        }
        int[] order = RandomStream.of(seed, purpose, epoch, 0).permutation(size);
        orders.put(key, order);
        // Steps move forward: orders of epochs that workers can no longer ask for are dropped, and made again if they
        // do.
        orders.keySet().removeIf(k -> (k & 1) == (key & 1) && k / 2 < epoch - CACHED_EPOCHS);
        return order;
    }
}
