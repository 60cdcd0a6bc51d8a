package dev.kith.model.data;

import java.util.List;

/**
 * Training and test examples of one data set.
 *
 * @param classes names, in the order of the class numbers
 * @param channels 1 or 3, of every image
 * @param training labelled and unlabelled examples alike; {@link Partition} says which is which
 * @param test read once, at the end of a run; may be empty
 */
public record DataSet(String name, List<String> classes, int channels, Examples training, Examples test) {

    public DataSet {
        classes = List.copyOf(classes);
    }
}
