package dev.kith.model.evaluation;

import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Partition;
import dev.kith.model.random.Purpose;
import dev.kith.model.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The data of a run as evaluation sees it.
 *
 * @param training images of {@link DataSet#training()}
 * @param test images of {@link DataSet#test()}
 */
public record EvaluationData(DataSet data, Partition partition, PlainImages training, PlainImages test) {

    /** Names of the classes. */
    public List<String> classes() {
        return data.classes();
    }

    /** True classes of training examples. */
    int[] trainingLabels(int[] examples) {
        return IntStream.of(examples).map(data.training()::truth).toArray();
    }

    /** True classes of test examples. */
    int[] testLabels(int[] examples) {
        return IntStream.of(examples).map(data.test()::truth).toArray();
    }

    /** The validation examples whose class is known. */
    int[] validationExamples() {
        return known(data.training(), IntStream.of(partition.validation()));
    }

    /** The test examples whose class is known. */
    int[] testExamples() {
        return known(data.test(), IntStream.range(0, data.test().size()));
    }

    /** Some examples of the pool whose class is known, ascending: a uniform choice that depends on the seed alone. */
    int[] knownUnlabelled(long seed, int atMost) {
        int[] known = known(data.training(), IntStream.of(partition.unlabelled()));
        if (known.length <= atMost) {
            return known;
        }
        int[] order = RandomStream.of(seed, Purpose.PROBE, 0, 0).permutation(known.length);
        return Arrays.stream(order, 0, atMost).map(i -> known[i]).sorted().toArray();
    }

    private static int[] known(Examples examples, IntStream indices) {
        return indices.filter(i -> examples.truth(i) >= 0).toArray();
    }
}
