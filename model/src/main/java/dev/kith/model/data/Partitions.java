package dev.kith.model.data;

import dev.kith.config.DataSettings;
import dev.kith.model.random.Purpose;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Decides which training examples are labelled, unlabelled and held out for validation. A pure function of its
 * arguments.
 *
 * <p><b>Labels.</b> Drawn by class: {@code data.labels-per-class} of each, or {@code data.labels} in all, spread as evenly
 * as the classes allow, or else every known one. With the same seed, a larger number adds to the smaller one's choice.
 *
 * <p><b>Validation.</b> {@code data.validation} examples of known truth, in proportion to the classes, out of what is not
 * labelled; fewer where there are fewer, and at most a fifth of what is not labelled, so that a pool remains. Where every
 * truth is known and every label is asked for, the validation part (at most a fifth) is drawn first and the rest is
 * labelled. Where part of the truth is known and all of it is used as labels, there is nothing left to validate on.
 *
 * <p>A data set that sets its own examples aside ({@link DataSet#validation}) is validated on these and no others.
 */
public final class Partitions {
    private static final int POOL_SHARE = 5;
    /** Stands for the class of an example that has no part in what is drawn. */
    private static final int SET_ASIDE = -1;

    private Partitions() {}

    /**
     * Draws the three parts; those of known truth that are neither labelled nor held out join the pool.
     *
     * @throws DataException if there are fewer than two classes, if a class has no label, or if more labels are asked for
     *     than there are
     */
    public static Partition draw(DataSet data, DataSettings settings, long seed) {
        int size = data.training().size();
        int[] truths = IntStream.range(0, size).map(data.training()::truth).toArray();
        boolean[] taken = new boolean[size];
        int[] given = data.validation().stream().mapToInt(i -> i).toArray();
        int[] validation = given;
        for (int i : given) {
            taken[i] = true;
            truths[i] = SET_ASIDE;
        }
        Strata known = Strata.of(truths, data.classes().size());
        int[] quotas = LabelQuotas.of(settings, known.sizes(), data.classes());
        boolean validationFirst = given.length == 0
                && !LabelQuotas.isLimited(settings)
                && Arrays.stream(truths).allMatch(truth -> truth >= 0);
        if (validationFirst) {
            int[] spare = Arrays.stream(known.sizes()).map(n -> n - 1).toArray(); // each class keeps a label
            validation = drawValidation(known, spare, size, taken, settings, seed);
            quotas = known.free(taken);
        }
        int[] labelled = known.draw(quotas, taken, seed, Purpose.LABELLED_SUBSET);
        if (!validationFirst && given.length == 0) {
            validation = drawValidation(known, known.free(taken), size - labelled.length, taken, settings, seed);
        }
        int[] unlabelled = IntStream.range(0, size).filter(i -> !taken[i]).toArray();
        return new Partition(labelled, unlabelled, validation);
    }

    private static int[] drawValidation(
            Strata known, int[] available, int notLabelled, boolean[] taken, DataSettings settings, long seed) {
        int total = Math.min(settings.validation(), notLabelled / POOL_SHARE);
        int[] quotas =
                Strata.proportionally(Math.min(total, Arrays.stream(available).sum()), available);
        return known.draw(quotas, taken, seed, Purpose.VALIDATION_SUBSET);
    }
}
