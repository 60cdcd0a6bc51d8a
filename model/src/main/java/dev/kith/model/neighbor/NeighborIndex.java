package dev.kith.model.neighbor;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.engine.HostTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Exact k nearest labelled entries of a ring by cosine. The search tensor aliases the ring's own buffer, so that additions
 * cost nothing; only arrays on the CPU can do so. Used on one lane; close it there.
 */
public final class NeighborIndex implements AutoCloseable {
    private final EmbeddingRing ring;
    private final NDArray transposed;
    private final NDArray vectors;

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
        this.vectors = ring.embeddings().toArray(manager);
        this.transposed = vectors.transpose();
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
        if (rows == 0) {
            return found;
        }
        float[] similarities = similarities(queries);
        NearestEntries nearest = new NearestEntries(k);
        for (int row = 0; row < rows; row++) {
            found.add(nearest.find(similarities, row * ring.capacity(), ring, distinctIds, step));
        }
        return found;
    }

    private float[] similarities(HostTensor queries) {
        try (PtNDManager manager = (PtNDManager) vectors.getManager().newSubManager()) {
            return queries.toArray(manager).matMul(transposed).toFloatArray();
        }
    }

    @Override
    public void close() {
        transposed.close();
        vectors.close();
    }
}
