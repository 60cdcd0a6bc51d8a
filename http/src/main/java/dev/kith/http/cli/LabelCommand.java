package dev.kith.http.cli;

import static dev.kith.config.Text.format;

import dev.kith.config.Settings;
import dev.kith.http.report.Figures;
import dev.kith.model.engine.Lane;
import dev.kith.model.evaluation.LabelWriter;
import dev.kith.model.evaluation.Selection;
import dev.kith.model.evaluation.ShippedModel;
import java.io.IOException;
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
            "Write a label for every unlabelled example of a run.",
            "Each with its confidence, its votes, and the labelled examples that said so. Corrected by hand, the table is"
                    + " accepted by a following run as data.labels-file."
        })
final class LabelCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The table to write (default: labels.csv in the directory of the run).")
    private Optional<Path> output = Optional.empty();

    LabelCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        ShippedModel model = run.model();
        Settings settings = run.settings();
        Path file = output.orElse(run.directory().labels());
        Selection unlabelled = RunOptions.data(settings).unlabelled();
        Paths.makeParent(file);
        int written;
        try (Lane lane = new Lane("label", RunOptions.threads(settings))) {
            written = lane.call(Lane.Priority.EVALUATION, () -> LabelWriter.write(model, unlabelled, file));
        }
        console.out().println(format("%s in %s", Figures.counted(written, "label"), Paths.shortest(file)));
        if (written < unlabelled.size()) {
            console.err()
                    .println(format(
                            "%s could not be decoded and were left out",
                            Figures.counted(unlabelled.size() - written, "example")));
        }
        return ExitCode.DONE;
    }
}
