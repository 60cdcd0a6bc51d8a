package dev.kith.http.cli;

import dev.kith.model.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Hands the model over. */
@Command(
        name = "export",
        description = {
            "Write the model of a completed run for use elsewhere.",
            "model.safetensors holds its tensors, model.json its architecture, preprocessing and classes, and every"
                    + " step from a picture to its embedding, for use by other programs."
        })
final class ExportCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "model",
            description = "The folder to write to; made where it is missing (default: model).")
    private Path output = Path.of("model");

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        run.model(); // what cannot be read must not be handed over
        RunDirectory directory = run.directory();
        Files.createDirectories(output);
        for (Path file : new Path[] {directory.model(), directory.modelCard()}) {
            Path name = Objects.requireNonNull(file.getFileName());
            Files.copy(file, output.resolve(name.toString()), StandardCopyOption.REPLACE_EXISTING);
            console.out().println(output.resolve(name.toString()));
        }
        return ExitCode.DONE;
    }
}
