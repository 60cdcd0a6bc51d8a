package dev.kith.model.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a reader understood of a user's folder besides the examples themselves: which files it passed over and why, and what
 * the user should know before the first step. Immutable.
 *
 * @param layout how the folders were understood, in a few words; empty where there are no folders
 * @param passedOver files that are no examples, by the reason in plain words ("hidden", "WebP needs …")
 * @param tables label tables that were seen, used or not
 * @param broken pictures that cannot be decoded as far as their bytes tell; they are no examples
 * @param notices sentences that each tell one thing the user may not expect
 */
public record Findings(
        String layout,
        SortedMap<String, PassedOver> passedOver,
        List<Table> tables,
        List<BrokenExampleException> broken,
        List<String> notices) {
    /** How many names are kept of many. */
    public static final int NAMED = 10;

    /** Nothing to say: for data that Kith draws, or that were published. */
    public static final Findings NONE = new Findings("", new TreeMap<>(), List.of(), List.of(), List.of());

    public Findings {
        passedOver = Collections.unmodifiableSortedMap(new TreeMap<>(passedOver));
        tables = List.copyOf(tables);
        broken = List.copyOf(broken);
        notices = List.copyOf(notices);
    }

    /**
     * Files passed over for one reason.
     *
     * @param count all of them
     * @param first at most {@link #NAMED} of them, in the order they were met
     */
    public record PassedOver(int count, List<String> first) {
        public PassedOver {
            first = List.copyOf(first);
        }
    }

    /**
     * A label table.
     *
     * @param name as the user knows it
     * @param used whether its rows are labels
     * @param labels how many pictures it labels
     * @param remark why it is not used, or what else there is to say; may be empty
     */
    public record Table(String name, boolean used, int labels, String remark) {}

    /** The first of many texts and the number of the others: {@code a, b, … and 12 more}. */
    public static String named(List<String> all) {
        int shown = Math.min(NAMED, all.size());
        String first = String.join(", ", all.subList(0, shown));
        return all.size() > shown ? first + ", … and " + (all.size() - shown) + " more" : first;
    }

    /** Collects findings while a folder is read. Not thread-safe. */
    public static final class Collector {
        private final SortedMap<String, Integer> counts = new TreeMap<>();
        private final SortedMap<String, List<String>> names = new TreeMap<>();
        private final List<Table> tables = new ArrayList<>();
        private final List<BrokenExampleException> broken = new ArrayList<>();
        private final List<String> notices = new ArrayList<>();
        private String layout = "";

        /** Notes a file or folder that gives no example. */
        public void passOver(String reason, String path) {
            counts.merge(reason, 1, Integer::sum);
            List<String> named = names.computeIfAbsent(reason, r -> new ArrayList<>());
            if (named.size() < NAMED) {
                named.add(path);
            }
        }

        /** Notes a picture that cannot be decoded: a file passed over, too. */
        public void broken(BrokenExampleException example) {
            broken.add(example);
            passOver("cannot be decoded", example.id());
        }

        /** Notes a label table. */
        public void table(Table table) {
            tables.add(table);
        }

        /** Notes a sentence for the user. */
        public void notice(String sentence) {
            notices.add(sentence);
        }

        /** Says how the folders were understood. */
        public void layout(String words) {
            layout = words;
        }

        /** Another one, with what this one has so far. */
        public Collector copy() {
            Collector copy = new Collector();
            copy.counts.putAll(counts);
            names.forEach((reason, first) -> copy.names.put(reason, new ArrayList<>(first)));
            copy.tables.addAll(tables);
            copy.broken.addAll(broken);
            copy.notices.addAll(notices);
            copy.layout = layout;
            return copy;
        }

        /** What was collected so far. */
        public Findings findings() {
            SortedMap<String, PassedOver> passedOver = new TreeMap<>();
            counts.forEach((reason, count) ->
                    passedOver.put(reason, new PassedOver(count, names.getOrDefault(reason, List.of()))));
            return new Findings(layout, passedOver, tables, broken, notices);
        }
    }
}
