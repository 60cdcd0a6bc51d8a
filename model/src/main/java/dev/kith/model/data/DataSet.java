package dev.kith.model.data;

import java.util.List;

/**
 * Training and test examples of one data set.
 *
 * @param classes names, in the order of the class numbers
 * @param channels 1 or 3, of every image
 * @param training labelled and unlabelled examples alike; {@link Partition} says which is which
 * @param test read once, at the end of a run; may be empty
 * @param findings what the reader came across
 */
public record DataSet(
        String name, List<String> classes, int channels, Examples training, Examples test, Findings findings) {

    public DataSet {
        classes = List.copyOf(classes);
    }

    /** Data of which there is nothing more to say. */
    public DataSet(String name, List<String> classes, int channels, Examples training, Examples test) {
        this(name, classes, channels, training, test, Findings.NONE);
    }
}
