package dev.kith.model.run.remembered;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.run.remembered.PlacedExamples.SplitPosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the data of a run differ from what the run saw. Everything is compared by name: ids of pictures, names of classes.
 *
 * @param places where each example of the run lies now; those that are gone are missing
 * @param unknownClasses classes that the run does not have
 * @param missingClasses classes of the run that the data do not have
 * @param gone ids of the run's examples that are not there any more
 * @param relabelled labelled examples that have another label now, as "id (new, was old)"
 * @param otherLabels the same of examples whose labels training was not shown
 * @param added ids that the run does not know
 */
record DataChanges(
        Map<String, SplitPosition> places,
        List<String> unknownClasses,
        List<String> missingClasses,
        List<String> gone,
        List<String> relabelled,
        List<String> otherLabels,
        List<String> added) {

    static DataChanges between(RememberedRun run, DataSet now) {
        Map<String, SplitPosition> training = PlacedExamples.places(now.training());
        Map<String, SplitPosition> test = PlacedExamples.places(now.test());
        Map<String, SplitPosition> places = new HashMap<>();
        List<String> gone = new ArrayList<>();
        List<String> relabelled = new ArrayList<>();
        List<String> otherLabels = new ArrayList<>();
        for (RememberedExample example : run.examples().examples()) {
            Optional<SplitPosition> place = example.part() == ExamplePart.TEST
                    ? place(example.id(), test, training)
                    : place(example.id(), training, test);
            if (place.isEmpty()) {
                gone.add(example.id());
                continue;
            }
            places.put(key(example), place.get());
            Optional<String> label = PlacedExamples.label(place.get(), now.classes());
            if (!label.equals(example.label())) {
                (example.part() == ExamplePart.LABELLED ? relabelled : otherLabels).add(told(example, label));
            }
        }
        return new DataChanges(
                places,
                without(now.classes(), run.from().classes()),
                without(run.from().classes(), now.classes()),
                gone,
                relabelled,
                otherLabels,
                added(run, now));
    }

    /** Training and test examples may have equal names. */
    private static String key(RememberedExample example) {
        return (example.part() == ExamplePart.TEST ? "test " : "training ") + example.id();
    }

    /** Where an example of the run lies now. */
    Optional<SplitPosition> place(RememberedExample example) {
        return Optional.ofNullable(places.get(key(example)));
    }

    private static Optional<SplitPosition> place(
            String id, Map<String, SplitPosition> first, Map<String, SplitPosition> then) {
        SplitPosition place = first.get(id);
        return Optional.ofNullable(place == null ? then.get(id) : place);
    }

    private static String told(RememberedExample example, Optional<String> label) {
        return format(
                "%s (%s, was %s)",
                example.id(), label.orElse("no label"), example.label().orElse("without"));
    }

    private static List<String> without(List<String> some, List<String> others) {
        Set<String> left = new TreeSet<>(some);
        others.forEach(left::remove);
        return List.copyOf(left);
    }

    private static List<String> added(RememberedRun run, DataSet now) {
        Set<String> known = new HashSet<>();
        run.examples().examples().forEach(example -> known.add(example.id()));
        List<String> added = new ArrayList<>();
        for (Examples split : List.of(now.training(), now.test())) {
            for (int i = 0; i < split.size(); i++) {
                if (!known.contains(split.id(i))) {
                    added.add(split.id(i));
                }
            }
        }
        return added;
    }

    /** Whether the data are the very same, in the same order and the same splits. */
    boolean none(RememberedRun run, DataSet now) {
        return gone.isEmpty()
                && relabelled.isEmpty()
                && otherLabels.isEmpty()
                && added.isEmpty()
                && run.from().classes().equals(now.classes())
                && inOrder(run, now);
    }

    private boolean inOrder(RememberedRun run, DataSet now) {
        List<RememberedExample> examples = run.examples().examples();
        int training = now.training().size();
        if (examples.size() != training + now.test().size()) {
            return false;
        }
        for (int i = 0; i < examples.size(); i++) {
            RememberedExample example = examples.get(i);
            boolean test = i >= training;
            String id = test ? now.test().id(i - training) : now.training().id(i);
            if (test != (example.part() == ExamplePart.TEST) || !Objects.equals(id, example.id())) {
                return false;
            }
        }
        return true;
    }

    /** What keeps a run from going on as if nothing had changed: a sentence each. */
    List<String> obstacles() {
        List<String> told = new ArrayList<>();
        if (!unknownClasses.isEmpty()) {
            told.add(format("There are classes that the run does not know: %s.", FirstOfMany.names(unknownClasses)));
        }
        if (!missingClasses.isEmpty()) {
            told.add(format("There is nothing of these classes any more: %s.", FirstOfMany.names(missingClasses)));
        }
        if (!gone.isEmpty()) {
            told.add(format("Gone: %s.", FirstOfMany.of("picture", gone)));
        }
        if (!relabelled.isEmpty()) {
            told.add(format(
                    "Labels that training was shown are others now: %s.", FirstOfMany.of("picture", relabelled)));
        }
        return told;
    }
}
