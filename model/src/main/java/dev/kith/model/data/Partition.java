package dev.kith.model.data;

/**
 * Which training examples play which part: three disjoint lists of indices, each ascending.
 *
 * @param labelled their labels are shown to training
 * @param unlabelled the pool: their truth, where known, is for metrics only
 * @param validation held out: for curves and choices
 */
@SuppressWarnings("ArrayRecordComponent") // index lists: shared, never changed, compared nowhere
public record Partition(int[] labelled, int[] unlabelled, int[] validation) {}
