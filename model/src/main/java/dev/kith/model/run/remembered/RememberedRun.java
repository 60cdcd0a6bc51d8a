package dev.kith.model.run.remembered;

import static dev.kith.config.Text.format;

import dev.kith.config.Settings;
import dev.kith.model.augmentation.Normalization;
import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Partition;
import dev.kith.model.evaluation.FileAside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a run was prepared from, as its directory tells: {@code examples.csv} and {@code prepared.json}. */
public record RememberedRun(ExampleList examples, PreparedFrom from) {

    /**
     * What a directory tells.
     *
     * @param run empty if it tells nothing: the run is of a version that did not write it, or the files are damaged
     * @param damage what is wrong with the files, as a sentence; empty if nothing is
     */
    public record Recall(Optional<RememberedRun> run, Optional<String> damage) {}

    /**
     * What a prepared run is made from.
     *
     * @param steps of the whole run
     */
    public static RememberedRun of(
            DataSet data, Partition partition, Normalization normalization, Settings settings, long steps) {
        ExampleList examples = ExampleList.of(data, partition);
        return new RememberedRun(examples, PreparedFrom.of(examples, data.classes(), normalization, settings, steps));
    }

    /**
     * Reads it; files that are damaged in whatever way are named, and are as if they were not there.
     *
     * @param examples {@code examples.csv}
     * @param prepared {@code prepared.json}
     */
    public static Recall read(Path examples, Path prepared) {
        if (!Files.exists(examples) && !Files.exists(prepared)) {
            return new Recall(Optional.empty(), Optional.empty());
        }
        try {
            for (Path file : List.of(examples, prepared)) {
                if (!Files.exists(file)) {
                    throw new DataException(file + " is missing.");
                }
            }
            PreparedFrom from = PreparedFrom.parse(prepared.toString(), Files.readAllBytes(prepared));
            ExampleList list = ExampleList.parse(examples.toString(), Files.readAllBytes(examples));
            if (!list.sha256().equals(from.examplesSha256())) {
                throw new DataException(format("%s is not as the run wrote it: it was changed or cut.", examples));
            }
            return new Recall(Optional.of(new RememberedRun(list, from)), Optional.empty());
        } catch (DataException e) {
            return new Recall(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            String reason = format("%s cannot be read: %s.", examples, DataException.reason(e));
            return new Recall(Optional.empty(), Optional.of(reason));
        }
    }

    /** Writes it, each file as a whole; the digest comes last, so that it never tells of a list that is not there. */
    public void write(Path examplesFile, Path preparedFile) {
        FileAside.replace(examplesFile, aside -> Files.writeString(aside, examples.csv()));
        FileAside.replace(preparedFile, aside -> Files.writeString(aside, from.toJson()));
    }

    /** The normalisation that was measured when the run began. */
    public Normalization normalization() {
        return new Normalization(from.mean(), from.std());
    }
}
