package dev.kith.http.cli.runs;

import dev.kith.http.api.RunResource;
import dev.kith.http.cli.ExitCode;
import dev.kith.http.cli.OutputOptions;
import dev.kith.http.client.Answer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists all runs. */
@Command(name = "list", description = "List all runs, with their states.")
final class ListCommand implements Callable<Integer> {
    private final RunsCommand runs;

    @Mixin
    private OutputOptions output = new OutputOptions();

    ListCommand(RunsCommand runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        Answer answer = runs.api().all();
        runs.print(
                output, answer, RunText.list(answer.as(RunResource.Runs.class).runs()));
        return ExitCode.DONE;
    }
}
