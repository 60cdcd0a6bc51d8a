package dev.kith.http.cli;

import static dev.kith.config.Text.format;

import dev.kith.config.Settings;
import dev.kith.http.report.Figures;
import dev.kith.model.engine.Lane;
import dev.kith.model.evaluation.EmbeddingWriter;
import dev.kith.model.evaluation.EvaluationData;
import dev.kith.model.evaluation.Selection;
import dev.kith.model.evaluation.ShippedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes where a model puts its examples. */
@Command(
        name = "embed",
        description = {
            "Write the embeddings of a run's examples.",
            "A NumPy array of unit vectors, and beside it a table that names its rows."
        })
final class EmbedCommand implements Callable<Integer> {
    private static final String SUFFIX = ".npy";

    private final Console console;

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.npy",
            description = "The array to write (default: embeddings.npy in the directory of the run).")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--split",
            paramLabel = "training|test",
            defaultValue = "training",
            description = "Which examples (default: training, labelled and unlabelled alike).")
    private Part part = Part.TRAINING;

    /** The splits that can be asked for. */
    enum Part {
        TRAINING,
        TEST
    }

    EmbedCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Path array = output.orElse(run.directory().path().resolve("embeddings" + SUFFIX));
        String name = String.valueOf(array.getFileName());
        if (!name.endsWith(SUFFIX)) {
            throw new UsageException(format("-o: found %s, expected a file that ends in %s", array, SUFFIX));
        }
        Path table = array.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + ".csv");
        ShippedModel model = run.model();
        Settings settings = run.settings();
        EvaluationData data = run.data(model, settings, console).data();
        Selection selection = part == Part.TRAINING ? data.allTraining() : data.testSplit();
        Paths.makeParent(array);
        int rows;
        try (Lane lane = new Lane("embed", RunOptions.threads(settings))) {
            rows = lane.call(Lane.Priority.EVALUATION, () -> EmbeddingWriter.write(model, selection, array, table));
        }
        console.out()
                .println(format(
                        "%s in %s, their names in %s",
                        Figures.counted(rows, "embedding"), Paths.shortest(array), Paths.shortest(table)));
        return ExitCode.DONE;
    }
}
