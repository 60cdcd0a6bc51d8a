package dev.kith.model.neighbor;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.engine.HostTensor;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Exact k nearest labelled entries of a ring by cosine. The search arrays alias the ring's own buffer, so that additions
 * cost nothing; only arrays on the CPU can do so. Products are formed for blocks of queries and slots, so that memory does
 * not grow with either. Used on one lane; close it there.
 */
public final class NeighborIndex implements AutoCloseable {
    private static final int SLOTS = 8_192;
    private static final int QUERIES = 512;

    private final EmbeddingRing ring;
    private final PtNDManager manager;
    private final List<Block> blocks = new ArrayList<>();

    /** Some slots in a row. {@code vectors [slots, dim]}; {@code transposed} is a view of it. */
    private record Block(int first, int slots, NDArray vectors, NDArray transposed) {}

    /**
     * An index that follows every change of the ring.
     *
     * @throws IllegalArgumentException if the manager's arrays are not on the CPU
     */
    public NeighborIndex(EmbeddingRing ring, PtNDManager manager) {
        if (manager.getDevice().isGpu()) {
            throw new IllegalArgumentException("an index on " + manager.getDevice() + " would not see additions");
        }
        this.ring = ring;
        this.manager = manager;
        for (int first = 0; first < ring.capacity(); first += SLOTS) {
            int slots = Math.min(SLOTS, ring.capacity() - first);
            NDArray vectors = ring.embeddings().rows(first, slots).toArray(manager);
            blocks.add(new Block(first, slots, vectors, vectors.transpose()));
        }
    }

    /**
     * Neighbours of each query row.
     *
     * @param queries {@code [rows, dim]}, of unit length
     * @param k at least 1
     * @param step the step that asks: ages are counted from it
     * @return a list a row, nearest first; shorter than k while the ring holds fewer labelled entries
     */
    public List<List<Neighbor>> search(HostTensor queries, int k, boolean distinctIds, long step) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1: " + k);
        }
        int rows = (int) queries.shape()[0];
        List<List<Neighbor>> found = new ArrayList<>(rows);
        for (int first = 0; first < rows; first += QUERIES) {
            HostTensor some = queries.rows(first, Math.min(QUERIES, rows - first));
            for (NearestEntries nearest : nearest(some, k, distinctIds)) {
                found.add(nearest.neighbors(step));
            }
        }
        return found;
    }

    private NearestEntries[] nearest(HostTensor queries, int k, boolean distinctIds) {
        NearestEntries[] nearest = new NearestEntries[(int) queries.shape()[0]];
        for (int row = 0; row < nearest.length; row++) {
            nearest[row] = new NearestEntries(ring, k, distinctIds);
        }
        try (PtNDManager search = (PtNDManager) manager.newSubManager()) {
            NDArray asking = queries.toArray(search);
            float[] similarities = new float[Math.min(SLOTS, ring.capacity())];
            for (Block block : blocks) {
                // Until the ring is full, its labelled entries are its first slots.
                int filled = Math.min(block.slots(), ring.filled() - block.first());
                if (filled <= 0) {
                    break;
                }
                try (NDArray products = asking.matMul(block.transposed())) {
                    FloatBuffer rows = products.toByteBuffer(true)
                            .order(ByteOrder.nativeOrder())
                            .asFloatBuffer();
                    for (int row = 0; row < nearest.length; row++) {
                        rows.get(row * block.slots(), similarities, 0, filled);
                        nearest[row].offer(block.first(), similarities, filled);
                    }
                }
            }
        }
        return nearest;
    }

    @Override
    public void close() {
        for (Block block : blocks) {
            block.transposed().close();
            block.vectors().close();
        }
        blocks.clear();
    }
}
