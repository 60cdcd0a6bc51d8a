package dev.kith.http.cli.runs;

import dev.kith.http.api.RunResource;
import dev.kith.http.cli.ExitCode;
import dev.kith.http.cli.OutputOptions;
import dev.kith.http.client.Answer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows one run. */
@Command(name = "show", description = "Show a run; with --json also all of its settings.")
final class ShowCommand implements Callable<Integer> {
    private final RunsCommand runs;

    @Mixin
    private RunArgument run = new RunArgument();

    @Mixin
    private OutputOptions output = new OutputOptions();

    ShowCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        Answer answer = runs.api().find(run.id());
        runs.print(output, answer, RunText.of(answer.as(RunResource.class)));
        return ExitCode.DONE;
    }
}
