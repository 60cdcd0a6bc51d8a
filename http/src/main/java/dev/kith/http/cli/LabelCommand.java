package dev.kith.http.cli;

import static dev.kith.config.Text.format;

import dev.kith.config.Settings;
import dev.kith.http.report.Figures;
import dev.kith.model.engine.Lane;
import dev.kith.model.evaluation.LabelWriter;
import dev.kith.model.evaluation.Selection;
import dev.kith.model.evaluation.ShippedModel;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunException;
import dev.kith.model.run.WrittenTables;
import dev.kith.model.run.lock.RunLock;
import dev.kith.model.run.reopened.ModelData;
import dev.kith.model.run.reopened.NewPictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Labels what had no label. */
@Command(
        name = "label",
        description = {
            "Write a label for every unlabelled example of a run, or for other pictures.",
            "With --data a folder or archive of other pictures, in whatever layout, is labelled.",
            "Each with its confidence, its votes, and the labelled examples that said so. Correct the column label, or write"
                    + " yes into the column reviewed: a following run with data.labels-file takes these rows for labels."
        })
final class LabelCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The table to write (default: labels.csv in the directory of the run; for other pictures"
                    + " labels-NAME.csv there).")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--replace", description = "Write over a table that was changed since Kith wrote it.")
    private boolean replace;

    @Option(
            names = "--bom",
            description = "Begin the table with a byte-order mark, by which spreadsheets know that it is UTF-8.")
    private boolean byteOrderMark;

    LabelCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        ShippedModel model = run.model();
        Settings settings = run.settings();
        RunDirectory directory = run.directory();
        Optional<NewPictures> others = run.newPictures(model, settings);
        Path file = output.orElseGet(() -> others.map(
                        pictures -> directory.path().resolve(format("labels-%s.csv", pictures.name())))
                .orElse(directory.labels()));
        WrittenTables tables = new WrittenTables(directory);
        if (!replace && !tables.mayReplace(file)) {
            throw new RunException(format(
                    "%s was changed since Kith wrote it, or was not written by it for this run. Name another table with -o,"
                            + " or write over it with --replace.",
                    file));
        }
        Selection selection = others.isPresent()
                ? ModelData.selection(model, others.get().pictures())
                : run.data(model, settings, console).data().unlabelled();
        Paths.makeParent(file);
        int threads = RunOptions.threads(settings);
        if (!Files.isWritable(directory.path())) { // a share that others may only read
            write(model, selection, file, threads);
            return ExitCode.DONE;
        }
        try (RunLock lock = RunLock.take(directory, "label")) {
            lock.notice().ifPresent(console.err()::println);
            write(model, selection, file, threads);
            tables.note(file);
        }
        return ExitCode.DONE;
    }

    private void write(ShippedModel model, Selection selection, Path file, int threads) {
        int written;
        try (Lane lane = new Lane("label", threads)) {
            written =
                    lane.call(Lane.Priority.EVALUATION, () -> LabelWriter.write(model, selection, file, byteOrderMark));
        }
        console.out().println(format("%s in %s", Figures.counted(written, "label"), Paths.shortest(file)));
        if (written < selection.size()) {
            console.err()
                    .println(format(
                            "%s could not be decoded and were left out",
                            Figures.counted(selection.size() - written, "example")));
        }
    }
}
