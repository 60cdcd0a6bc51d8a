package dev.kith.model.run;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.kith.config.Shell;
import dev.kith.model.checkpoint.CheckpointException;
import dev.kith.model.checkpoint.Safetensors;
import dev.kith.model.engine.Lane;
import dev.kith.model.evaluation.EvaluationData;
import dev.kith.model.evaluation.FileAside;
import dev.kith.model.evaluation.LabelWriter;
import dev.kith.model.evaluation.ModelFile;
import dev.kith.model.evaluation.ShippedModel;
import dev.kith.model.run.remembered.PreparedFrom;
import dev.kith.model.timeline.ChromeTrace;
import dev.kith.model.timeline.Timeline;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.Consumer;

/** The files that a completed run leaves. */
public final class RunFiles {
    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new Jdk8Module()).enable(SerializationFeature.INDENT_OUTPUT);

    private RunFiles() {}

    /**
     * Writes model, labels and report; the report last, because it says that the run is complete.
     *
     * @param notices hears of a table of labels that a person has corrected, and that is therefore left as it is
     */
    static void write(
            RunDirectory directory,
            PreparedRun run,
            RunReport report,
            ShippedModel model,
            PreparedFrom from,
            Consumer<String> notices) {
        writeModel(directory, model, from);
        EvaluationData data = Evaluations.data(run);
        WrittenTables tables = new WrittenTables(directory);
        Path labels = directory.labels();
        if (!tables.mayReplace(labels)) {
            Path beside = labels.resolveSibling("labels.new.csv");
            notices.accept(format(
                    "%s was changed since Kith wrote it, and is left as it is; the new labels are in %s",
                    labels, beside));
            labels = beside;
        }
        Path table = labels;
        try (Lane lane = new Lane("labels", Lanes.threads(run.settings().pipeline()))) {
            lane.call(Lane.Priority.EVALUATION, () -> LabelWriter.write(model, data.unlabelled(), table));
        }
        tables.note(table);
        writeReport(directory, report);
    }

    private static void writeModel(RunDirectory directory, ShippedModel model, PreparedFrom from) {
        ModelFile file = ModelFile.of(model);
        try {
            Path aside = directory.model().resolveSibling("model.safetensors.tmp");
            Safetensors.write(aside, file.tensors(), Map.of("format", "kith"));
            Files.move(aside, directory.model(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(directory.modelCard(), ModelCard.withExamples(file.json(), from.examplesSha256()));
    }

    /**
     * The model of a completed run.
     *
     * @throws RunException if the run has none, or if its files are damaged or do not fit together
     */
    public static ShippedModel readModel(RunDirectory directory) {
        if (!Files.isRegularFile(directory.model()) || !Files.isRegularFile(directory.modelCard())) {
            throw new RunException(format(
                    "%s holds no model: the run is not complete; go on with --resume %s",
                    directory.path(), Shell.quoted(directory.path())));
        }
        try {
            String card = Files.readString(directory.modelCard());
            return new ModelFile(card, Safetensors.read(directory.model()).floats()).toModel();
        } catch (CharacterCodingException e) {
            throw damaged(directory, directory.modelCard() + " is no text");
        } catch (IllegalArgumentException | CheckpointException e) {
            throw damaged(directory, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunException damaged(RunDirectory directory, String why) {
        return new RunException(format(
                "the model in %s is damaged: %s; train --resume %s writes it again",
                directory.path(), why, Shell.quoted(directory.path())));
    }

    /** Writes who worked when, replacing an earlier one. */
    static void writeTimeline(RunDirectory directory, Timeline timeline) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(directory.timeline()))) {
            ChromeTrace.write(timeline, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what was found, replacing an earlier one. */
    static void writeFound(RunDirectory directory, FoundData found) {
        write(directory.found(), json(found));
    }

    /** Writes the report, replacing an earlier one. */
    public static void writeReport(RunDirectory directory, RunReport report) {
        write(directory.report(), toJson(report));
    }

    /** A report as indented JSON. */
    public static String toJson(RunReport report) {
        return json(report);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value) + System.lineSeparator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file aside, then puts it in the place of an earlier one: there is always one whole file or the other. */
    static void write(Path file, String text) {
        FileAside.replace(file, aside -> Files.writeString(aside, text));
    }
}
