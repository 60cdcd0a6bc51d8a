package dev.kith.model.neighbor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.kith.model.engine.FlatParameters;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.TensorEngine;
import dev.kith.model.engine.TestTensors;
import dev.kith.model.network.Architecture;
import dev.kith.model.network.ForwardPass;
import dev.kith.model.network.TestNetworks;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What votes are worth where the answer is known. */
class PseudoLabelAccuracyTest {
    private static final int CLASSES = 10;
    private static final int ENTRIES = 600;
    private static final int QUERIES = 2000;

    private final PtNDManager manager = TensorEngine.newManager();

    @AfterEach
    void freeMemory() {
        manager.close();
    }

    /** Labels that have nothing to do with the images: right one time in ten, within four standard deviations. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void randomEncoderAndRandomLabelsAreRightByChanceOnly(int k) {
        HostTensor entries = embedRandomImages(1, ENTRIES);
        HostTensor queries = embedRandomImages(2, QUERIES);

        double accuracy = accuracy(entries, randomLabels(3, ENTRIES), queries, randomLabels(4, QUERIES), k);

        assertThat(accuracy).isCloseTo(0.1, within(4 * Math.sqrt(0.1 * 0.9 / QUERIES)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void wrongLabelsInTheQueueLowerAccuracyStepByStep(int k) {
        int[] truth = IntStream.range(0, ENTRIES).map(i -> i % CLASSES).toArray();
        int[] asked = IntStream.range(0, QUERIES).map(i -> i % CLASSES).toArray();
        HostTensor entries = clusters(5, truth);
        HostTensor queries = clusters(6, asked);

        double[] accuracies = DoubleStream.of(0, 0.2, 0.4)
                .map(noise -> accuracy(entries, withNoise(truth, noise), queries, asked, k))
                .toArray();

        assertThat(accuracies[0]).isGreaterThan(0.9);
        assertThat(accuracies[1]).isLessThan(accuracies[0] - 0.01);
        assertThat(accuracies[2]).isLessThan(accuracies[1] - 0.01).isGreaterThan(0.5);
    }

    /** With one neighbour the share of wrong labels is the share of wrong votes; a majority repairs most of them. */
    @Test
    void aMajorityRepairsNoise() {
        int[] truth = IntStream.range(0, ENTRIES).map(i -> i % CLASSES).toArray();
        HostTensor entries = clusters(5, truth);
        HostTensor queries = clusters(6, truth);
        int[] noisy = withNoise(truth, 0.2);

        double alone = accuracy(entries, noisy, queries, truth, 1);
        double together = accuracy(entries, noisy, queries, truth, 9);

        assertThat(alone).isCloseTo(0.8, within(0.05));
        assertThat(together).isGreaterThan(0.95);
    }

    private double accuracy(HostTensor entries, int[] labels, HostTensor queries, int[] truth, int k) {
        EmbeddingRing ring = new EmbeddingRing(labels.length, (int) entries.shape()[1], 1, 0);
        FloatBuffer floats = entries.floats();
        for (int i = 0; i < labels.length; i++) {
            ring.add(floats, i, labels[i], i, 0);
        }
        try (NeighborIndex index = new NeighborIndex(ring, manager)) {
            List<List<Neighbor>> found = index.search(queries, k, false, 0);
            return IntStream.range(0, truth.length)
                            .filter(i -> Vote.majority(found.get(i)).label() == truth[i])
                            .count()
                    / (double) truth.length;
        }
    }

    private HostTensor embedRandomImages(long seed, int count) {
        Architecture architecture = TestNetworks.tiny();
        try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
            ForwardPass pass = new ForwardPass(
                    FlatParameters.initialise(step, architecture.parameters(), 1)
                            .views(step),
                    FlatParameters.initialise(step, architecture.statistics(), 1)
                            .views(step),
                    false);
            NDArray images = TestTensors.gaussian(seed, count, 6, 6, 1).toArray(step);
            NDArray projections = architecture.project(architecture.encode(images, pass), pass);
            return HostTensor.allocate(count, architecture.embeddingWidth()).fill(Architecture.normalize(projections));
        }
    }

    private static int[] randomLabels(long seed, int count) {
        return IntStream.range(0, count)
                .map(i -> draw(seed, i).nextInt(CLASSES))
                .toArray();
    }

    /** Every label is replaced by another one with the given probability. */
    private static int[] withNoise(int[] labels, double share) {
        return IntStream.range(0, labels.length)
                .map(i -> {
                    RandomStream random = draw(7, i);
                    boolean wrong = random.nextBoolean(share);
                    return wrong ? (labels[i] + 1 + random.nextInt(CLASSES - 1)) % CLASSES : labels[i];
                })
                .toArray();
    }

    /** Unit vectors around one axis a class. */
    private static HostTensor clusters(long seed, int[] labels) {
        double[][] rows = TestTensors.rows(TestTensors.gaussian(seed, labels.length, CLASSES));
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            for (int d = 0; d < CLASSES; d++) {
                row[d] = row[d] * 0.2 + (d == labels[i] ? 1 : 0);
            }
            double length = Math.sqrt(LiteralNeighbors.product(row, row));
            for (int d = 0; d < CLASSES; d++) {
                row[d] /= length;
            }
        }
        return TestTensors.of(rows);
    }

    private static RandomStream draw(long seed, int example) {
        return RandomStream.of(seed, Purpose.PROBE, 0, example);
    }
}
