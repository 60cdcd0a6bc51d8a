package dev.kith.model.run;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.kith.model.checkpoint.Safetensors;
import dev.kith.model.engine.Lane;
import dev.kith.model.evaluation.EvaluationData;
import dev.kith.model.evaluation.LabelWriter;
import dev.kith.model.evaluation.ModelFile;
import dev.kith.model.evaluation.Selection;
import dev.kith.model.evaluation.ShippedModel;
import dev.kith.model.evaluation.Split;
import dev.kith.model.timeline.ChromeTrace;
import dev.kith.model.timeline.Timeline;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The files that a completed run leaves. */
public final class RunFiles {
    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new Jdk8Module()).enable(SerializationFeature.INDENT_OUTPUT);

    private RunFiles() {}

    /** Writes model, labels and report; the report last, because it says that the run is complete. */
    static void write(RunDirectory directory, PreparedRun run, RunReport report, ShippedModel model, int threads) {
        writeModel(directory, model);
        EvaluationData data = Evaluations.data(run);
        Selection unlabelled = new Selection(
                Split.TRAINING,
                run.data().training(),
                data.training(),
                run.partition().unlabelled());
        try (Lane lane = new Lane("labels", threads)) {
            lane.call(Lane.Priority.EVALUATION, () -> LabelWriter.write(model, unlabelled, directory.labels()));
        }
        writeReport(directory, report);
    }

    private static void writeModel(RunDirectory directory, ShippedModel model) {
        ModelFile file = ModelFile.of(model);
        try {
            Path aside = directory.model().resolveSibling("model.safetensors.tmp");
            Safetensors.write(aside, file.tensors(), Map.of("format", "kith"));
            Files.move(aside, directory.model(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(directory.modelCard(), file.json());
    }

    /**
     * The model of a completed run.
     *
     * @throws RunException if the run has none
     */
    public static ShippedModel readModel(RunDirectory directory) {
        if (!Files.isRegularFile(directory.model()) || !Files.isRegularFile(directory.modelCard())) {
            throw new RunException(format(
                    "%s holds no model: the run is not complete; go on with --resume %s",
                    directory.path(), directory.path()));
        }
        try {
            String card = Files.readString(directory.modelCard());
            return new ModelFile(card, Safetensors.read(directory.model()).floats()).toModel();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes who worked when, replacing an earlier one. */
    static void writeTimeline(RunDirectory directory, Timeline timeline) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(directory.timeline()))) {
            ChromeTrace.write(timeline, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the report, replacing an earlier one. */
    public static void writeReport(RunDirectory directory, RunReport report) {
        write(directory.report(), toJson(report));
    }

    /** A report as indented JSON. */
    public static String toJson(RunReport report) {
        try {
            return JSON.writeValueAsString(report) + System.lineSeparator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file aside, then puts it in the place of an earlier one. */
    static void write(Path file, String text) {
        try {
            Path aside = file.resolveSibling(file.getFileName() + ".tmp");
            Files.writeString(aside, text);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
