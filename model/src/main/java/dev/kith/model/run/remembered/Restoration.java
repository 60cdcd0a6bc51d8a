package dev.kith.model.run.remembered;

import static dev.kith.config.Text.format;

import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Partition;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of a run as it saw them, from data that may hold more by now: the same examples with the same numbers in the same
 * parts. What batches are made of depends on these numbers, so a run goes on with the very bits.
 *
 * @param notices what a person should know, a sentence each
 */
public record Restoration(DataSet data, Partition partition, List<String> notices) {

    public Restoration {
        notices = List.copyOf(notices);
    }

    /**
     * For a run that goes on.
     *
     * @throws DataException if it cannot see what it saw: pictures are gone, classes or labels are others. The message names
     *     the first ones and their number
     */
    public static Restoration exact(RememberedRun run, DataSet now) {
        DataChanges changes = DataChanges.between(run, now);
        List<String> obstacles = changes.obstacles();
        if (!obstacles.isEmpty()) {
            throw new DataException(format(
                    "The data are not those that the run has learned from. %s Put them back as they were, or begin a new"
                            + " run.",
                    String.join(" ", obstacles)));
        }
        List<String> notices = new ArrayList<>();
        if (!changes.added().isEmpty()) {
            notices.add(format(
                    "%s: new since the run began, and left out of it", FirstOfMany.of("picture", changes.added())));
        }
        if (!changes.otherLabels().isEmpty()) {
            notices.add(format(
                    "%s: other labels than when the run began; training is not shown them",
                    FirstOfMany.of("picture", changes.otherLabels())));
        }
        return of(run, now, changes, notices);
    }

    /** For a look at a run whose data may have changed: pictures that are gone keep their place, and cannot be decoded. */
    public static Restoration withGaps(RememberedRun run, DataSet now) {
        return of(run, now, DataChanges.between(run, now), List.of());
    }

    private static Restoration of(RememberedRun run, DataSet now, DataChanges changes, List<String> notices) {
        Partition partition = partition(run.examples());
        if (changes.none(run, now)) {
            return new Restoration(now, partition, notices);
        }
        DataSet restored = new DataSet(
                now.name(),
                run.from().classes(),
                run.from().mean().size(),
                placed(run, now, changes, false),
                placed(run, now, changes, true),
                now.findings());
        return new Restoration(restored, partition, notices);
    }

    private static Examples placed(RememberedRun run, DataSet now, DataChanges changes, boolean test) {
        List<PlacedExamples.PlacedExample> entries = run.examples().examples().stream()
                .filter(example -> test == (example.part() == ExamplePart.TEST))
                .map(example -> new PlacedExamples.PlacedExample(example.id(), changes.place(example), example.label()))
                .toList();
        return new PlacedExamples(now, run.from().mean().size(), run.from().classes(), entries);
    }

    private static Partition partition(ExampleList list) {
        List<ExamplePart> parts = list.examples().stream()
                .map(RememberedExample::part)
                .filter(part -> part != ExamplePart.TEST)
                .toList();
        return SeenParts.partition(parts);
    }
}
