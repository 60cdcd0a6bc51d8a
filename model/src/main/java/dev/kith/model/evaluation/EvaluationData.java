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

    /** The examples whose labels training was shown. */
    public Selection labelled() {
        return ofTraining(partition.labelled());
    }

    /** The whole pool. */
    public Selection unlabelled() {
        return ofTraining(partition.unlabelled());
    }

    /** The validation examples whose class is known. */
    public Selection validation() {
        return ofTraining(known(data.training(), IntStream.of(partition.validation())));
    }

    /** The test examples whose class is known. */
    public Selection testSplit() {
        int[] known = known(data.test(), IntStream.range(0, data.test().size()));
        return new Selection(Split.OTHER, data.test(), test, known);
    }

    /** All training examples. */
    public Selection allTraining() {
        return ofTraining(IntStream.range(0, data.training().size()).toArray());
    }

    /** Some examples of the pool whose class is known, ascending: a uniform choice that depends on the seed alone. */
    Selection knownUnlabelled(long seed, int atMost) {
        int[] known = known(data.training(), IntStream.of(partition.unlabelled()));
        if (known.length <= atMost) {
            return ofTraining(known);
        }
        int[] order = RandomStream.of(seed, Purpose.PROBE, 0, 0).permutation(known.length);
        return ofTraining(
                Arrays.stream(order, 0, atMost).map(i -> known[i]).sorted().toArray());
    }

    private Selection ofTraining(int[] indices) {
        return new Selection(Split.TRAINING, data.training(), training, indices);
    }

    private static int[] known(Examples examples, IntStream indices) {
        return indices.filter(i -> examples.truth(i) >= 0).toArray();
    }
}
