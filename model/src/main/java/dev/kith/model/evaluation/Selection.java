package dev.kith.model.evaluation;

import dev.kith.model.data.Examples;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Some examples of a split with their images.
 *
 * @param examples all of the split
 * @param images of the same examples
 * @param indices the selected ones
 */
@SuppressWarnings("ArrayRecordComponent") // a parameter object
public record Selection(Split split, Examples examples, PlainImages images, int[] indices) {

    /** All examples that training never saw. */
    public static Selection all(Examples examples, PlainImages images) {
        return new Selection(
                Split.OTHER,
                examples,
                images,
                IntStream.range(0, examples.size()).toArray());
    }

    /** How many are selected. */
    public int size() {
        return indices.length;
    }

    /** True classes, −1 where nobody knows. */
    int[] truth(int[] some) {
        return IntStream.of(some).map(examples::truth).toArray();
    }

    /** Consecutive parts of at most {@code rows} examples. */
    List<Selection> chunks(int rows) {
        return IntStream.iterate(0, start -> start < indices.length, start -> start + rows)
                .mapToObj(start -> with(Arrays.copyOfRange(indices, start, Math.min(indices.length, start + rows))))
                .toList();
    }

    private Selection with(int[] some) {
        return new Selection(split, examples, images, some);
    }
}
