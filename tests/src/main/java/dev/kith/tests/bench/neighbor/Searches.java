package dev.kith.tests.bench.neighbor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.neighbor.EmbeddingRing;
import dev.kith.model.neighbor.NeighborIndex;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.nio.FloatBuffer;

/** One search in two ways, on the calling lane. */
final class Searches implements AutoCloseable {
    /** Similarities that the bare product may hold at once; larger searches are cut into blocks of queries. */
    private static final long BARE_BLOCK = 1L << 26;

    private final PtNDManager manager = TensorEngine.newManager();
    private final EmbeddingRing ring;
    private final HostTensor queries;
    private final NeighborIndex index;
    private final NDArray transposed;
    private final int k;

    Searches(int rows, int entries, int dim, int k) {
        this.k = k;
        this.queries = random(rows, dim, 1);
        this.ring = new EmbeddingRing(entries, dim, 1, 0);
        HostTensor vectors = random(entries, dim, 2);
        FloatBuffer values = vectors.floats();
        for (int i = 0; i < entries; i++) {
            ring.add(values, i, i % 10, i / 4, i);
        }
        this.index = new NeighborIndex(ring, manager);
        this.transposed = ring.embeddings().toArray(manager).transpose();
    }

    /** Kith's: labels, ids and ages come with it. */
    double ours() {
        long start = System.nanoTime();
        index.search(queries, k, false, 0);
        return (System.nanoTime() - start) / 1e6;
    }

    /** A product and the engine's top-k, similarities and positions alone. */
    double bare() {
        long start = System.nanoTime();
        int rows = (int) queries.shape()[0];
        int block = (int) Math.max(1, Math.min(rows, BARE_BLOCK / ring.capacity()));
        for (int first = 0; first < rows; first += block) {
            try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
                NDArray some =
                        queries.rows(first, Math.min(block, rows - first)).toArray(step);
                NDList top = some.matMul(transposed).topK(k, 1);
                top.get(0).toFloatArray();
                top.get(1).toLongArray();
            }
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static HostTensor random(int rows, int dim, int key) {
        HostTensor tensor = HostTensor.allocate(rows, dim);
        FloatBuffer values = tensor.floats();
        for (int row = 0; row < rows; row++) {
            RandomStream random = RandomStream.of(key, Purpose.PROBE, row, 0);
            double squares = 0;
            for (int d = 0; d < dim; d++) {
                double value = random.nextDouble(-1, 1);
                squares += value * value;
                values.put(row * dim + d, (float) value);
            }
            for (int d = 0; d < dim; d++) {
                values.put(row * dim + d, (float) (values.get(row * dim + d) / Math.sqrt(squares)));
            }
        }
        return tensor;
    }

    @Override
    public void close() {
        index.close();
        manager.close();
    }
}
