package dev.kith.http.cli.runs;

import dev.kith.http.cli.ExitCode;
import dev.kith.http.cli.OutputOptions;
import dev.kith.http.service.RunVerb;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Deletes a run. The service answers with nothing, and so does this command to programs. */
@Command(name = "delete", description = "Remove a run that does not train, and its files.")
final class DeleteCommand implements Callable<Integer> {
    private final RunsCommand runs;

    @Mixin
    private RunArgument run = new RunArgument();

    @Mixin
    private OutputOptions output = new OutputOptions();

    DeleteCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        runs.api().control(run.id(), RunVerb.DELETE);
        if (!output.json()) {
            runs.console().out().println(run.id() + " is deleted");
        }
        return ExitCode.DONE;
    }
}
