package dev.kith.model.data;

/**
 * Which training examples play which part: three disjoint lists of indices, each ascending.
 *
 * @param labelled their labels are shown to training
 * @param unlabelled their truth, where known, is for metrics only; may be empty
 * @param validation held out: for curves and choices
 */
@SuppressWarnings("ArrayRecordComponent") // index lists: shared, never changed, compared nowhere
public record Partition(int[] labelled, int[] unlabelled, int[] validation) {

    /**
     * Where the unlabelled rows of a batch come from. Where every example is labelled these are the labelled ones once more,
     * with their labels hidden from the loss.
     */
    public int[] pool() {
        return unlabelled.length == 0 ? labelled : unlabelled;
    }
}
