package dev.kith.model.run.remembered;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Partition;
import dev.kith.model.run.remembered.PlacedExamples.PlacedExample;
import dev.kith.model.run.remembered.PlacedExamples.SplitPosition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The parts that examples play for a run that is over. What the run saw keeps its part, whichever split it lies in now: a
 * picture that training saw is never in the test split. Pictures that are new since join the test split if they lie in a
 * folder of their own for it, the pool if they have no label, and are left out otherwise.
 *
 * @param complete whether every picture with a label that training was shown is there, with that label
 */
public record SeenParts(
        List<PlacedExample> training,
        List<PlacedExample> test,
        Partition partition,
        boolean complete,
        List<String> notices) {

    /** The parts of data of which a run may have seen all, some or none. */
    public static SeenParts of(RememberedRun run, DataSet now) {
        DataChanges changes = DataChanges.between(run, now);
        return changes.places().isEmpty() ? ofOthers(now) : ofSeen(run, changes, now);
    }

    /** The parts that were drawn again. */
    public static SeenParts redrawn(DataSet now, Partition partition) {
        return new SeenParts(all(now.training(), now), all(now.test(), now), partition, true, List.of());
    }

    private static SeenParts ofSeen(RememberedRun run, DataChanges changes, DataSet now) {
        PartsBuilder parts = new PartsBuilder();
        for (RememberedExample example : run.examples().examples()) {
            changes.place(example).ifPresent(place -> parts.add(example.part(), entry(example.id(), place, now)));
        }
        List<String> notices = new ArrayList<>();
        tell(notices, changes.gone(), "gone since the run");
        tell(notices, changes.relabelled(), "other labels than training was shown");
        tell(notices, changes.otherLabels(), "other labels than when the run began");
        addNew(run, changes, now, parts, notices);
        boolean complete = changes.relabelled().isEmpty()
                && run.examples().examples().stream()
                        .filter(example ->
                                example.part() == ExamplePart.LABELLED || example.part() == ExamplePart.VALIDATION)
                        .allMatch(example -> changes.place(example).isPresent());
        return parts.parts(complete, notices);
    }

    private static void addNew(
            RememberedRun run, DataChanges changes, DataSet now, PartsBuilder parts, List<String> notices) {
        Set<String> added = new HashSet<>(changes.added());
        List<String> ofTest = ids(run.examples().of(ExamplePart.TEST));
        List<String> ofOthers = run.examples().examples().stream()
                .filter(example -> example.part() != ExamplePart.TEST)
                .map(RememberedExample::id)
                .toList();
        boolean ownFolder = !PlacedExamples.shareFolders(ofTest, ofOthers)
                && !PlacedExamples.shareFolders(names(now.test()), ofOthers);
        List<String> tested = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (PlacedExample entry : all(now.test(), now)) {
            if (added.contains(entry.id())) {
                if (ownFolder) {
                    parts.add(ExamplePart.TEST, entry);
                }
                (ownFolder ? tested : leftOut).add(entry.id());
            }
        }
        for (PlacedExample entry : all(now.training(), now)) {
            if (added.contains(entry.id()) && entry.label().isEmpty()) {
                parts.add(ExamplePart.UNLABELLED, entry);
            } else if (added.contains(entry.id())) {
                leftOut.add(entry.id());
            }
        }
        tell(notices, tested, "new in the test split since the run");
        tell(notices, leftOut, "new since the run, with a label, and outside of the test folder: not evaluated");
    }

    /** Data of which the run has seen nothing. */
    private static SeenParts ofOthers(DataSet now) {
        PartsBuilder parts = new PartsBuilder();
        List<PlacedExample> test = all(now.test(), now);
        boolean own = !test.isEmpty() && !PlacedExamples.shareFolders(names(now.test()), names(now.training()));
        test.forEach(entry -> parts.add(ExamplePart.TEST, entry));
        for (PlacedExample entry : all(now.training(), now)) {
            boolean tested = !own && entry.label().isPresent();
            parts.add(tested ? ExamplePart.TEST : ExamplePart.UNLABELLED, entry);
        }
        String told = own
                ? "none of these pictures is one of the run's: its model is measured on their test split"
                : "none of these pictures is one of the run's: its model is measured on all that have a label";
        return parts.parts(false, List.of(told));
    }

    private static void tell(List<String> notices, List<String> names, String what) {
        if (!names.isEmpty()) {
            notices.add(format("%s: %s", what, FirstOfMany.of("picture", names)));
        }
    }

    private static List<String> ids(Collection<RememberedExample> examples) {
        return examples.stream().map(RememberedExample::id).toList();
    }

    private static List<String> names(Examples split) {
        return IntStream.range(0, split.size()).mapToObj(split::id).toList();
    }

    private static List<PlacedExample> all(Examples split, DataSet now) {
        return IntStream.range(0, split.size())
                .mapToObj(i -> entry(split.id(i), new SplitPosition(split, i), now))
                .toList();
    }

    private static PlacedExample entry(String id, SplitPosition place, DataSet now) {
        return new PlacedExample(id, Optional.of(place), PlacedExamples.label(place, now.classes()));
    }

    /** Numbers training examples in the order in which they come. */
    private static final class PartsBuilder {
        private final List<PlacedExample> training = new ArrayList<>();
        private final List<ExamplePart> parts = new ArrayList<>();
        private final List<PlacedExample> test = new ArrayList<>();

        void add(ExamplePart part, PlacedExample entry) {
            if (part == ExamplePart.TEST) {
                test.add(entry);
            } else {
                training.add(entry);
                parts.add(part);
            }
        }

        SeenParts parts(boolean complete, List<String> notices) {
            return new SeenParts(training, test, partition(parts), complete, notices);
        }
    }

    /** Numbers of training examples by their parts. */
    static Partition partition(List<ExamplePart> parts) {
        return new Partition(
                numbers(parts, ExamplePart.LABELLED),
                numbers(parts, ExamplePart.UNLABELLED),
                numbers(parts, ExamplePart.VALIDATION));
    }

    private static int[] numbers(List<ExamplePart> parts, ExamplePart wanted) {
        return IntStream.range(0, parts.size())
                .filter(i -> parts.get(i) == wanted)
                .toArray();
    }
}
