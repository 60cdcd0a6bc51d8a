package dev.kith.model.run.remembered;

import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Image;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Examples of a data set in the order of a list, whichever split they lie in now, with classes by another list of names. A
 * picture that is not there any more cannot be decoded; it keeps its number.
 */
public final class PlacedExamples implements Examples {
    private final DataSet data;
    private final int channels;
    private final List<PlacedExample> entries;
    private final int[] classes;

    /** Where an example lies now. */
    public record SplitPosition(Examples split, int index) {}

    /**
     * One example of the list.
     *
     * @param place empty if it is not there any more
     * @param label name of its class
     */
    public record PlacedExample(String id, Optional<SplitPosition> place, Optional<String> label) {}

    /** @param names of the classes, in the order of their numbers */
    public PlacedExamples(DataSet data, int channels, List<String> names, List<PlacedExample> entries) {
        this.data = data;
        this.channels = channels;
        this.entries = List.copyOf(entries);
        Map<String, Integer> numbers = new HashMap<>();
        names.forEach(name -> numbers.put(name, numbers.size()));
        this.classes = entries.stream()
                .mapToInt(entry -> entry.label()
                        .map(name -> numbers.getOrDefault(name, -1))
                        .orElse(-1))
                .toArray();
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public Image image(int index) {
        PlacedExample entry = entries.get(index);
        SplitPosition place = entry.place()
                .orElseThrow(() -> new BrokenExampleException(entry.id(), "is no longer in " + data.name()));
        return place.split().image(place.index()).withChannels(channels);
    }

    @Override
    public int truth(int index) {
        return classes[index];
    }

    @Override
    public String id(int index) {
        return entries.get(index).id();
    }

    /** Where the examples of a split lie, by their names. */
    static Map<String, SplitPosition> places(Examples split) {
        Map<String, SplitPosition> places = new HashMap<>(2 * split.size());
        for (int i = 0; i < split.size(); i++) {
            places.put(split.id(i), new SplitPosition(split, i));
        }
        return places;
    }

    /** The name of an example's class; empty where it is not known. */
    static Optional<String> label(SplitPosition place, List<String> classes) {
        int truth = place.split().truth(place.index());
        return truth < 0 ? Optional.empty() : Optional.of(classes.get(truth));
    }

    /** Whether any of some names is that of a picture in a folder that another one is in, too. */
    static boolean shareFolders(Collection<String> some, Collection<String> others) {
        java.util.Set<String> tops = new java.util.HashSet<>();
        some.forEach(id -> tops.add(top(id)));
        return others.stream().anyMatch(id -> tops.contains(top(id)));
    }

    private static String top(String id) {
        int slash = id.indexOf('/');
        return slash < 0 ? "" : id.substring(0, slash);
    }
}
