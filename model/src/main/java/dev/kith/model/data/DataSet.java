package dev.kith.model.data;

import java.util.List;

/**
 * Training and test examples of one data set.
 *
 * @param classes names, in the order of the class numbers
 * @param channels 1 or 3, of every image
 * @param training labelled, unlabelled and validation examples alike; {@link Partition} says which is which
 * @param test read once, at the end of a run; may be empty
 * @param validation which of the training examples the data set itself sets aside for validation: ascending indices of
 *     examples of known truth, on which no run trains; empty where it leaves that to {@link Partitions}
 * @param findings what the reader came across
 */
public record DataSet(
        String name,
        List<String> classes,
        int channels,
        Examples training,
        Examples test,
        List<Integer> validation,
        Findings findings) {

    public DataSet {
        classes = List.copyOf(classes);
        validation = List.copyOf(validation);
    }

    /** Data of which the run decides what it is validated on. */
    public DataSet(
            String name, List<String> classes, int channels, Examples training, Examples test, Findings findings) {
        this(name, classes, channels, training, test, List.of(), findings);
    }

    /** Data of which there is nothing more to say. */
    public DataSet(String name, List<String> classes, int channels, Examples training, Examples test) {
        this(name, classes, channels, training, test, Findings.NONE);
    }
}
