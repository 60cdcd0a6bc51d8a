package dev.kith.model.run.remembered;

import static dev.kith.config.Text.format;

import dev.kith.model.augmentation.Normalization;
import dev.kith.model.data.DataException;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** What a prepared run is made from. */
    public static RememberedRun of(PreparedRun run) {
        ExampleList examples = ExampleList.of(run.data(), run.partition());
        return new RememberedRun(examples, PreparedFrom.of(run, examples));
    }

    /** Reads it; files that are damaged in whatever way are named, and are as if they were not there. */
    public static Recall read(RunDirectory directory) {
        boolean examples = Files.exists(directory.examples());
        boolean prepared = Files.exists(directory.prepared());
        if (!examples && !prepared) {
            return new Recall(Optional.empty(), Optional.empty());
        }
        try {
            Path missing = examples ? directory.prepared() : directory.examples();
            if (!examples || !prepared) {
                throw new DataException(missing + " is missing.");
            }
            PreparedFrom from =
                    PreparedFrom.parse(directory.prepared().toString(), Files.readAllBytes(directory.prepared()));
            ExampleList list =
                    ExampleList.parse(directory.examples().toString(), Files.readAllBytes(directory.examples()));
            if (!list.sha256().equals(from.examplesSha256())) {
                throw new DataException(
                        format("%s is not as the run wrote it: it was changed or cut.", directory.examples()));
            }
            return new Recall(Optional.of(new RememberedRun(list, from)), Optional.empty());
        } catch (DataException e) {
            return new Recall(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            String reason = format("%s cannot be read: %s.", directory.examples(), DataException.reason(e));
            return new Recall(Optional.empty(), Optional.of(reason));
        }
    }

    /** Writes it, each file as a whole; the digest comes last, so that it never tells of a list that is not there. */
    public void write(RunDirectory directory) {
        RunFiles.write(directory.examples(), examples.csv());
        RunFiles.write(directory.prepared(), from.toJson());
    }

    /** The normalisation that was measured when the run began. */
    public Normalization normalization() {
        return new Normalization(from.mean(), from.std());
    }
}
