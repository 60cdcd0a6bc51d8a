package dev.kith.model.run.reopened;

import static dev.kith.config.Text.format;

import dev.kith.config.Settings;
import dev.kith.model.augmentation.Normalization;
import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Partition;
import dev.kith.model.data.Partitions;
import dev.kith.model.data.published.Downloads;
import dev.kith.model.data.source.DataSets;
import dev.kith.model.evaluation.EvaluationData;
import dev.kith.model.evaluation.Selection;
import dev.kith.model.evaluation.ShippedModel;
import dev.kith.model.run.Evaluations;
import dev.kith.model.run.ModelCard;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunException;
import dev.kith.model.run.remembered.ExampleList;
import dev.kith.model.run.remembered.FirstOfMany;
import dev.kith.model.run.remembered.PlacedExamples;
import dev.kith.model.run.remembered.RememberedRun;
import dev.kith.model.run.remembered.SeenParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Data as the model of a run sees them, long after the run: classes carry the model's numbers, found by their names; pixels
 * are normalised as the model wants them; and what training has seen is known by the names of the pictures.
 *
 * @param complete whether every picture with a label that training was shown is there, with that label
 * @param notices what a person should know, a sentence each
 */
public record ModelData(EvaluationData data, boolean complete, List<String> notices) {

    public ModelData {
        notices = List.copyOf(notices);
    }

    /**
     * Opens the data that the settings name.
     *
     * @param settings of the run; {@code data.directory} may name another folder
     * @throws DataException if the data have classes that the model does not know, or cannot be opened
     * @throws RunException if it cannot be told any more which pictures training has seen
     */
    public static ModelData open(RunDirectory directory, ShippedModel model, Settings settings) {
        DataSet now = DataSets.open(settings.data(), Downloads.Progress.none());
        List<String> notices = new ArrayList<>(requireKnown(now.classes(), model.classes()));
        RememberedRun.Recall recall = RememberedRun.read(directory.examples(), directory.prepared());
        if (recall.run().isPresent()) {
            return of(SeenParts.of(recall.run().get(), now), model, now, notices);
        }
        Partition partition = Partitions.draw(now, settings.data(), settings.seed());
        notices.add(redrawn(directory, recall, now, partition));
        return of(SeenParts.redrawn(now, partition), model, now, notices);
    }

    /** @return what is told of classes that the data do not have */
    private static List<String> requireKnown(List<String> classes, List<String> known) {
        TreeSet<String> unknown = new TreeSet<>(classes);
        known.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new DataException(format(
                    "The data have classes that the model does not know: %s. It knows %s. Name the folder that the run was"
                            + " trained on, or train a new run.",
                    FirstOfMany.names(List.copyOf(unknown)), FirstOfMany.names(known)));
        }
        TreeSet<String> missing = new TreeSet<>(known);
        classes.forEach(missing::remove);
        return missing.isEmpty()
                ? List.of()
                : List.of(format(
                        "the data have nothing of these classes of the model: %s",
                        FirstOfMany.names(List.copyOf(missing))));
    }

    /** A run without a list: its parts are drawn once more, which is right as long as the data are the same. */
    private static String redrawn(
            RunDirectory directory, RememberedRun.Recall recall, DataSet now, Partition partition) {
        Optional<String> expected = ModelCard.examples(directory);
        String problem = recall.damage().orElse(format("%s is missing.", directory.examples()));
        if (expected.isEmpty()) {
            return recall.damage().orElse("the run is of an older version, which did not write down what it saw.")
                    + " If its data have changed since, pictures that it was trained on may be in the test split";
        } else if (!expected.get().equals(ExampleList.of(now, partition).sha256())) {
            throw new RunException(format(
                    "%s And these are not the data of the run, so it cannot be told which pictures training has seen. Put"
                            + " the file back.",
                    problem));
        }
        return problem + " The data are still those of the run";
    }

    private static ModelData of(SeenParts parts, ShippedModel model, DataSet now, List<String> notices) {
        notices.addAll(parts.notices());
        Examples training = placed(model, now, parts.training());
        Examples test = placed(model, now, parts.test());
        DataSet arranged = new DataSet(
                now.name(), model.classes(), model.description().channels(), training, test, now.findings());
        EvaluationData data = new EvaluationData(
                arranged,
                parts.partition(),
                selection(model, training).images(),
                selection(model, test).images());
        return new ModelData(data, parts.complete(), notices);
    }

    private static Examples placed(ShippedModel model, DataSet now, List<PlacedExamples.PlacedExample> entries) {
        return new PlacedExamples(now, model.description().channels(), model.classes(), entries);
    }

    /** Any pictures, all of them, as the networks of a model see them. */
    public static Selection selection(ShippedModel model, Examples pictures) {
        Normalization normalization = new Normalization(
                model.preprocessing().mean(), model.preprocessing().std());
        return Selection.all(
                pictures,
                Evaluations.plain(
                        model.description().side(), model.description().channels(), normalization, pictures));
    }
}
