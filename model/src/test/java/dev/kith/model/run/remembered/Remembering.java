package dev.kith.model.run.remembered;

import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Runs and data in a few words, such as {@code "labelled a=cat", "test t=dog"} and {@code "a=cat", "u"}. */
final class Remembering {

    private Remembering() {}

    /** Pictures of one pixel that tells where they lie: its value is their number. */
    private record Dots(List<String> ids, List<Integer> truths, int base) implements Examples {
        @Override
        public int size() {
            return ids.size();
        }

        @Override
        public Image image(int index) {
            return new Image(1, 1, 1, new byte[] {(byte) (base + index)});
        }

        @Override
        public int truth(int index) {
            return truths.get(index);
        }

        @Override
        public String id(int index) {
            return ids.get(index);
        }
    }

    static RememberedRun run(String... examples) {
        List<RememberedExample> all = new ArrayList<>();
        for (String text : examples) {
            String[] words = text.split(" ");
            all.add(new RememberedExample(id(words[1]), ExamplePart.of(words[0]).orElseThrow(), label(words[1])));
        }
        return of(new ExampleList(all));
    }

    static RememberedRun of(ExampleList list) {
        TreeSet<String> classes = new TreeSet<>();
        list.examples().forEach(example -> example.label().ifPresent(classes::add));
        return new RememberedRun(
                list,
                new PreparedFrom(
                        PreparedFrom.FORMAT,
                        list.sha256(),
                        List.copyOf(classes),
                        Map.of(),
                        List.of(0.25f),
                        List.of(0.1f),
                        6,
                        8,
                        4,
                        16,
                        "images",
                        "/data"));
    }

    /** Data whose classes are those of the labels, in the order of the alphabet; test examples begin with {@code t}. */
    static DataSet data(String... examples) {
        TreeSet<String> names = new TreeSet<>();
        List.of(examples).forEach(text -> label(text).ifPresent(names::add));
        List<String> classes = List.copyOf(names);
        List<String> training = new ArrayList<>();
        List<String> test = new ArrayList<>();
        List.of(examples).forEach(text -> (text.startsWith("t") ? test : training).add(text));
        return new DataSet("dots", classes, 1, dots(training, classes, 0), dots(test, classes, 100));
    }

    private static Examples dots(List<String> examples, List<String> classes, int base) {
        return new Dots(
                examples.stream().map(Remembering::id).toList(),
                examples.stream()
                        .map(text -> label(text).map(classes::indexOf).orElse(-1))
                        .toList(),
                base);
    }

    private static String id(String text) {
        return text.split("=")[0];
    }

    private static Optional<String> label(String text) {
        return text.contains("=") ? Optional.of(text.split("=")[1]) : Optional.empty();
    }
}
