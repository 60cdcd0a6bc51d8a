package dev.kith.model.evaluation;

import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Image;
import dev.kith.model.data.Partition;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Grey images in which each class is a band at a height of its own, with noise. Class of example i: i mod 3. */
final class TestData {
    static final int SIDE = 8;
    static final List<String> CLASSES = List.of("low, dark", "middle", "high");
    static final Partition PARTITION = new Partition(range(0, 12), range(12, 60), range(60, 90));
    static final int TRAINING = 90;
    static final int TEST = 45;

    private TestData() {}

    static EvaluationData evaluationData() {
        return evaluationData(PARTITION, i -> i % 3, Set.of());
    }

    /** The usual data with other truths where training must not look: in the pool and in the test split. */
    static EvaluationData permutedTruth() {
        EvaluationData usual = evaluationData(PARTITION, i -> i >= 12 && i < 60 ? (i + 1) % 3 : i % 3, Set.of());
        DataSet set =
                new DataSet("bands", CLASSES, 1, usual.data().training(), examples("test/", TEST, i -> (i + 1) % 3));
        return new EvaluationData(set, PARTITION, usual.training(), usual.test());
    }

    /** @param broken training examples whose images cannot be decoded */
    static EvaluationData evaluationData(Partition partition, IntUnaryOperator truth, Set<Integer> broken) {
        DataSet set = new DataSet(
                "bands", CLASSES, 1, examples("train/", TRAINING, truth), examples("test/", TEST, i -> i % 3));
        return new EvaluationData(set, partition, images(0, broken), images(1_000, Set.of()));
    }

    static PlainImages images(int first, Set<Integer> broken) {
        return (example, out, offset) -> {
            if (broken.contains(example)) {
                out.put(offset, Float.NaN);
                throw new BrokenExampleException("train/" + example, "truncated");
            }
            RandomStream random = RandomStream.of(5, Purpose.SHAPES, 0, first + example);
            for (int i = 0; i < SIDE * SIDE; i++) {
                float band = i / SIDE / 3 == example % 3 ? 1 : 0;
                out.put(offset + i, band + (float) (0.4 * random.nextGaussian()));
            }
        };
    }

    static Selection selection(PlainImages images, int... indices) {
        return new Selection(Split.TRAINING, examples("train/", TRAINING, i -> i % 3), images, indices);
    }

    static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    private static Examples examples(String prefix, int size, IntUnaryOperator truth) {
        return new Examples() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Image image(int index) {
                throw new AssertionError("evaluation reads plain images only");
            }

            @Override
            public int truth(int index) {
                return truth.applyAsInt(index);
            }

            @Override
            public String id(int index) {
                return prefix + index + ".png";
            }
        };
    }
}
