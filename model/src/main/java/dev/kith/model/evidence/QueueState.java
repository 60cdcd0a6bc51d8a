package dev.kith.model.evidence;

import dev.kith.model.engine.NamedTensors;
import dev.kith.model.neighbor.QueueEntries;
import dev.kith.model.timeline.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the embedding queue holds.
 *
 * @param step before which it looked so
 * @param fill share of the slots that hold a labelled entry
 * @param ages of the entries, in steps
 * @param staleness of the target's embeddings in the last steps, how often each was seen
 * @param classes entries by class
 * @param notice why the copy is not the newest one there should be
 */
public record QueueState(
        long step,
        double fill,
        int size,
        int capacity,
        List<Bin> ages,
        Map<Long, Long> staleness,
        Map<String, Integer> classes,
        Optional<String> notice) {
    private static final int BINS = 20;

    /** How many values are at least {@code from} and below {@code to}. */
    public record Bin(long from, long to, int count) {}

    /** @param snapshot of the node that holds the queue */
    static QueueState of(
            long step, NamedTensors snapshot, List<String> classes, List<Sample> samples, Optional<String> notice) {
        QueueEntries entries = QueueEntries.of(snapshot);
        Map<String, Integer> byClass = new LinkedHashMap<>();
        classes.forEach(name -> byClass.put(name, 0));
        List<Long> ages = new ArrayList<>();
        for (QueueEntries.Entry entry : entries.labelled()) {
            byClass.merge(classes.get(entry.label()), 1, Integer::sum);
            ages.add(step - entry.step());
        }
        Map<Long, Long> staleness = new TreeMap<>();
        samples.stream()
                .filter(sample -> sample.counter().equals("staleness"))
                .forEach(sample -> staleness.merge((long) sample.value(), 1L, Long::sum));
        int size = ages.size();
        return new QueueState(
                step,
                (double) size / entries.capacity(),
                size,
                entries.capacity(),
                bins(ages),
                staleness,
                byClass,
                notice);
    }

    private static List<Bin> bins(List<Long> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        long most = values.stream().mapToLong(value -> value).max().orElseThrow();
        long width = most / BINS + 1;
        int[] counts = new int[(int) (most / width) + 1];
        values.forEach(value -> counts[(int) (value / width)]++);
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            bins.add(new Bin(i * width, (i + 1) * width, counts[i]));
        }
        return bins;
    }
}
